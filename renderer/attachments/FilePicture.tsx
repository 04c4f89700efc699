import {
  IconFile,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconMovie,
  IconMusic,
  IconPhoto,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { createElement } from 'react';
import { thumbnailPath } from '#shared/bridge/addresses';
import classes from './FilePicture.module.css';

interface FilePictureProps {
  readonly sha256: string;
  readonly mediaType: string;
  /** A small picture of it has been made. */
  readonly drawn: boolean;
}

/** A file's small picture, or the symbol of its kind; decoration beside its name. */
export function FilePicture({ sha256, mediaType, drawn }: FilePictureProps) {
  return (
    <span className={classes.frame} aria-hidden>
      {drawn ? (
        <img className={classes.picture} src={thumbnailPath(sha256)} alt="" draggable={false} />
      ) : (
        createElement(symbolOf(mediaType), { size: 24, stroke: 1.3 })
      )}
    </span>
  );
}

function symbolOf(mediaType: string): Icon {
  if (mediaType.startsWith('image/')) return IconPhoto;
  if (mediaType.startsWith('video/')) return IconMovie;
  if (mediaType.startsWith('audio/')) return IconMusic;
  if (mediaType === 'application/pdf') return IconFileTypePdf;
  if (mediaType === 'text/csv' || mediaType.endsWith('.sheet')) return IconFileSpreadsheet;
  return mediaType.startsWith('text/') || mediaType.endsWith('.document') ? IconFileText : IconFile;
}
