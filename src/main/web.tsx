// First, because it says which layer of style wins.
import '../web/look/tokens.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/source-serif-4/opsz-italic.css';
import '../web/look/base.css';
import { startWeb } from '../web/start.tsx';
import { partScreens } from './screens.ts';

void startWeb(partScreens);
