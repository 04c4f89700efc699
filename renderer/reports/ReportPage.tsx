import type { ReportModel } from '#shared/reports/model';
import { ReportBlock } from './ReportBlock';
import './report.css';

/**
 * A report as semantic HTML: what the print page turns into a PDF and what the desk shows as its preview. Always
 * dark on white, since it is paper.
 */
export function ReportPage({ model }: { readonly model: ReportModel }) {
  return (
    <article className={model.dense ? 'report report-dense' : 'report'} lang={model.language}>
      <header className="report-head">
        {model.marking !== '' && <p className="report-marking">{model.marking}</p>}
        <h1>{model.title}</h1>
        {model.subtitle !== '' && <p className="report-subtitle">{model.subtitle}</p>}
      </header>
      {model.sections.map((section, index) => (
        <section key={index}>
          {section.title !== '' && <h2>{section.title}</h2>}
          {section.blocks.map((block, place) => (
            <ReportBlock key={place} block={block} language={model.language} />
          ))}
        </section>
      ))}
    </article>
  );
}
