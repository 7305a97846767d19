import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import './styles/base.css';
import './styles/page.css';
import './styles/start.css';
import './styles/composer.css';
import './styles/turn.css';
import './styles/comparison.css';
import './styles/reader.css';

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
