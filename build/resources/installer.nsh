; Evaluations belong to the examiner: the uninstaller keeps them unless told otherwise. A silent uninstall always keeps them.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Delete the evaluations stored on this computer for this user as well? They cannot be brought back. Choose No to keep them." /SD IDNO IDNO residua_keep_data
      RMDir /r "$APPDATA\Residua"
    residua_keep_data:
  ${endIf}
!macroend
