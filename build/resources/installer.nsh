!include "WordFunc.nsh"

; An older version does not know what a newer one may have written, and computes by older rules: it is not installed over one,
; whether that is installed for this user or for all. Silently it answers 1638, as Windows Installer does.
!macro refuseOver ROOT
  ClearErrors
  ReadRegStr $R0 ${ROOT} "${UNINSTALL_REGISTRY_KEY}" "DisplayVersion"
  ${ifNot} ${Errors}
    ${VersionCompare} "$R0" "${VERSION}" $R1
    ${if} $R1 == "1"
      MessageBox MB_OK|MB_ICONSTOP "Residua $R0 is installed. This is Residua ${VERSION}, which is older, and an older version is not installed over a newer one. Nothing was changed." /SD IDOK
      SetErrorLevel 1638
      Quit
    ${endIf}
  ${endIf}
!macroend

; The template ends a running program, and silently without asking. Somebody may be examining a person with it: here it is closed
; by that person, or the installation waits for another time. Silently it answers 1618, after which deployment tools try again.
; Windows lets nobody open a running program's file for writing (32); where one may not write at all (5), the elevated process asks.
!macro customCheckAppRunning
  StrCpy $R1 0
  ${do}
    System::Call 'kernel32::CreateFileW(w "$INSTDIR\${APP_EXECUTABLE_FILENAME}", i 0x40000000, i 7, p 0, i 3, i 0, p 0) p .R0 ? e'
    Pop $R2
    ${if} $R0 P<> -1
      System::Call 'kernel32::CloseHandle(p R0)'
    ${endIf}
    ${if} $R2 <> 32
      ${exitDo}
    ${endIf}
    ; A virus scanner lets go of it after a moment.
    ${if} $R1 < 5
      IntOp $R1 $R1 + 1
      Sleep 500
    ${else}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Residua is open. Close it, then choose Retry. What was written in it is kept." /SD IDCANCEL IDRETRY +3
      SetErrorLevel 1618
      Quit
    ${endIf}
  ${loop}
!macroend

!macro customInit
  !insertmacro refuseOver HKCU
  !insertmacro refuseOver HKLM
!macroend

; The template leaves behind which program opened the files.
!macro forgetType EXTENSION CLASS
  ReadRegStr $R0 SHCTX "Software\Classes\.${EXTENSION}" ""
  ${if} $R0 == "${CLASS}"
    DeleteRegValue SHCTX "Software\Classes\.${EXTENSION}" ""
  ${endIf}
  DeleteRegValue SHCTX "Software\Classes\.${EXTENSION}\OpenWithProgids" "${CLASS}"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.${EXTENSION}\OpenWithProgids"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.${EXTENSION}"
!macroend

; Evaluations belong to the examiner: the uninstaller keeps them unless told otherwise, by its question or, silently, by
; --delete-app-data. An update never asks. Installed for all, $LOCALAPPDATA would be the folder of all users.
!macro customUnInstall
  !insertmacro forgetType "residua" "Residua evaluation"
  !insertmacro forgetType "residua-backup" "Residua backup"
  DeleteRegValue SHCTX "Software\Microsoft\Windows\Windows Error Reporting\ExcludedApplications" "Residua.exe"
  ${ifNot} ${isUpdated}
    StrCpy $R2 "0"
    ClearErrors
    ${GetParameters} $R0
    ${GetOptions} $R0 "--delete-app-data" $R1
    ${ifNot} ${Errors}
      StrCpy $R2 "1"
    ${else}
      ; By name: removing for all users may run as another person than the one at the screen.
      UserInfo::GetName
      Pop $R3
      MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Delete the evaluations that $R3 keeps on this computer as well, with the backups beside them? They cannot be brought back. Choose No to keep them." /SD IDNO IDNO +2
      StrCpy $R2 "1"
    ${endIf}
    ${if} $R2 == "1"
      ${if} $installMode == "all"
        SetShellVarContext current
      ${endIf}
      RMDir /r "$LOCALAPPDATA\Residua"
      RMDir /r "$APPDATA\Residua"
      ${if} $installMode == "all"
        SetShellVarContext all
      ${endIf}
    ${endIf}
  ${endIf}
!macroend

!macro customInstall
  ; The template writes the command without quotation marks; in "C:\Program Files" Windows would try C:\Program.exe first.
  WriteRegStr SHCTX "Software\Classes\Residua evaluation\shell\open\command" "" '"$INSTDIR\Residua.exe" "%1"'
  WriteRegStr SHCTX "Software\Classes\Residua backup\shell\open\command" "" '"$INSTDIR\Residua.exe" "%1"'
  ; The template keeps a copy of the installer for an updater that Residua does not have.
  ${if} $installMode == "all"
    SetShellVarContext current
  ${endIf}
  Delete "$LOCALAPPDATA\residua-updater\installer.exe"
  RMDir "$LOCALAPPDATA\residua-updater"
  ${if} $installMode == "all"
    SetShellVarContext all
  ${endIf}
  ; Windows Error Reporting would keep what was in the memory of a program that crashed.
  WriteRegDWORD SHCTX "Software\Microsoft\Windows\Windows Error Reporting\ExcludedApplications" "Residua.exe" 1
!macroend
