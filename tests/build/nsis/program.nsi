; Stands for the program: it runs until it is ended and shows nothing.
Unicode true
!ifdef TARGET
  Target "${TARGET}"
!endif
OutFile "program.exe"
RequestExecutionLevel user
SilentInstall silent
Section
  FileOpen $0 "$EXEDIR\running" w
  FileClose $0
  Sleep 600000
SectionEnd
