import { Select, Slider, Switch } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../web/api.ts';
import { FilterBar } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { type JourneyMap, listFields } from '../contract.ts';
import type { MapAddress } from './addresses.ts';
import css from './map-screen.module.css';

/** Whom we look at, how many rare paths are drawn, which feeling is shown. All of it stands in the address. */
export function MapControls({
  seen,
  map,
  change,
  kinds,
}: {
  seen: MapAddress;
  map: JourneyMap | undefined;
  change: (fields: Partial<Record<keyof MapAddress, string | undefined>>) => void;
  /** The attribute whose value the switch above shows. */
  kinds: string | undefined;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: fields } = useAnswer(listFields);
  const asked = Math.round(Number(seen.paths ?? '0.8') * 100);
  const [cover, setCover] = useState(asked);
  useEffect(() => setCover(asked), [asked]);
  const metrics = fields?.metrics ?? [];
  return (
    <div className={css.controls} data-screen-only>
      <FilterBar
        where={seen.where}
        apart={kinds}
        onChange={(where) =>
          change({ where, step: undefined, kinds: where === undefined ? 'all' : undefined })
        }
        fields={[...(fields?.columns ?? []), ...metrics, ...(fields?.attributes ?? [])]}
      />
      <div className={css.slider}>
        <span id="journeys-cover">{t('journeys.map.cover')}</span>
        <Slider
          size="sm"
          min={20}
          max={100}
          step={1}
          value={cover}
          onChange={setCover}
          onChangeEnd={(value) => change({ paths: String(value / 100) })}
          label={(value) => format.share(value / 100)}
          thumbLabel={t('journeys.map.cover')}
          color="understand"
        />
        <output aria-labelledby="journeys-cover">
          {map === undefined
            ? format.share(cover / 100)
            : t('journeys.map.pathsShown', {
                shown: format.number(map.paths.shown),
                all: format.number(map.paths.all),
              })}
        </output>
      </div>
      {metrics.length > 1 && (
        <Select
          size="xs"
          aria-label={t('journeys.map.metric')}
          data={[...metrics]}
          value={seen.metric?.split(':')[0] ?? map?.metric?.name ?? null}
          onChange={(metric) => change({ metric: metric ?? undefined })}
          allowDeselect={false}
        />
      )}
      <Switch
        size="sm"
        color="align"
        label={t('journeys.map.walkMissed')}
        checked={seen.promises === 'true'}
        onChange={(event) =>
          change({ promises: event.currentTarget.checked ? 'true' : undefined, step: undefined })
        }
      />
    </div>
  );
}
