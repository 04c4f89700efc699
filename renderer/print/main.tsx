import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { platform } from '../platform';
import { ReportPage } from '../reports/ReportPage';
import './fonts.css';
import './print.css';
import { fitToSheet } from './fitToSheet';
import { layoutSettled } from './layoutSettled';

/** Lays out the model of the job that the address names (`print.html?job=<id>`), then tells the shell to print. */
async function print(): Promise<void> {
  const job = new URLSearchParams(window.location.search).get('job');
  const page = document.getElementById('page');
  const model = job === null ? null : await platform.reports.printModel(job);
  if (job === null || model === null || page === null) return;
  document.documentElement.lang = model.language;
  document.title = model.subtitle === '' ? model.title : `${model.title} – ${model.subtitle}`;
  flushSync(() => {
    createRoot(page).render(<ReportPage model={model} />);
  });
  await layoutSettled();
  if (model.dense) fitToSheet(page);
  await platform.reports.printReady(job);
}

void print();
