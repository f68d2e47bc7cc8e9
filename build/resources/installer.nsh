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

!macro customInit
  !insertmacro refuseOver HKCU
  !insertmacro refuseOver HKLM
!macroend

; Evaluations belong to the examiner: the uninstaller keeps them unless told otherwise, by its question or, silently, by
; --delete-app-data. An update never asks. Installed for all, $LOCALAPPDATA would be the folder of all users.
!macro customUnInstall
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

; Windows Error Reporting would keep what was in the memory of a program that crashed.
!macro customInstall
  WriteRegDWORD SHCTX "Software\Microsoft\Windows\Windows Error Reporting\ExcludedApplications" "Residua.exe" 1
!macroend
