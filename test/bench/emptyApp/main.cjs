// The floor of the start: a window as hardened as the desk's, with one line of text and nothing behind it.
const { app, BrowserWindow } = require('electron');
const path = require('node:path');

// As the desk does it: root can't have the sandbox, and its window's process would be started again without end.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  void window.loadFile(path.join(__dirname, 'empty.html'));
});
app.on('window-all-closed', () => app.quit());
