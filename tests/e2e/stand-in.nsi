; A program of Windows' kind that electron-builder takes for Electron: with facts about its version, and fuses inside.
Unicode true
SetCompress off
OutFile "electron.exe"
RequestExecutionLevel user
VIProductVersion "45.0.0.0"
VIAddVersionKey "ProductName" "Electron"
VIAddVersionKey "FileDescription" "Electron"
VIAddVersionKey "FileVersion" "45.0.0"
VIAddVersionKey "LegalCopyright" "none"
Section
  InitPluginsDir
  File "fuses.bin"
SectionEnd
