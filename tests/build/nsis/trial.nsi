; A small installer around our part of the Windows setup: what electron-builder's template provides, as far as our part uses it.
Unicode true
!ifdef TARGET
  Target "${TARGET}"
!endif
Name "Residua"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Residua"
RequestExecutionLevel user
SilentInstall silent
SilentUnInstall silent
!define PRODUCT_NAME "Residua"
!define PRODUCT_FILENAME "Residua"
!define APP_EXECUTABLE_FILENAME "Residua.exe"
!define UNINSTALL_REGISTRY_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\residua-trial"
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include x64.nsh
Var installMode
Var updated
!define isUpdated "$updated == 1"
!include "installer.nsh"

!macro init
  StrCpy $installMode "${MODE}"
  StrCpy $updated 0
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "--updated" $R1
  ${ifNot} ${Errors}
    StrCpy $updated 1
  ${endIf}
  ${if} $installMode == "all"
    SetShellVarContext all
  ${endIf}
!macroend

Function .onInit
  !insertmacro init
  !insertmacro customInit
FunctionEnd

Function un.onInit
  !insertmacro init
  !insertmacro customCheckAppRunning
FunctionEnd

Section "install"
  !insertmacro customCheckAppRunning
  SetOutPath $INSTDIR
  File "/oname=Residua.exe" "program.exe"
  FileOpen $0 "$INSTDIR\version" w
  FileWrite $0 "${VERSION}"
  FileClose $0
  ; For the user, also when installed for all.
  SetShellVarContext current
  CreateDirectory "$LOCALAPPDATA\residua-updater"
  FileOpen $0 "$LOCALAPPDATA\residua-updater\installer.exe" w
  FileClose $0
  ${if} $installMode == "all"
    SetShellVarContext all
  ${endIf}
  WriteRegStr SHCTX "${UNINSTALL_REGISTRY_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "Software\Classes\.residua" "" "Residua evaluation"
  WriteRegStr SHCTX "Software\Classes\.residua\OpenWithProgids" "Residua evaluation" ""
  WriteRegStr SHCTX "Software\Classes\.residua-backup" "" "Residua backup"
  WriteRegStr SHCTX "Software\Classes\.residua-backup\OpenWithProgids" "Residua backup" ""
  WriteRegStr SHCTX "Software\Classes\Residua evaluation\shell\open\command" "" '$INSTDIR\Residua.exe "%1"'
  !insertmacro customInstall
  WriteUninstaller "$INSTDIR\Uninstall.exe"
SectionEnd

Section "un.Uninstall"
  !insertmacro customUnInstall
  Delete "$INSTDIR\Residua.exe"
  DeleteRegKey SHCTX "${UNINSTALL_REGISTRY_KEY}"
SectionEnd
