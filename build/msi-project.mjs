// Called by electron-builder before it compiles the MSI: takes the program out of Windows Error Reporting, which would keep
// what was in the memory of a program that crashed. The NSIS installer does the same in resources/installer.nsh.
import { readFileSync, writeFileSync } from 'node:fs';

const COMPONENTS = /(<ComponentGroup Id="ProductComponents"[^>]*>)/g;
const EXCLUDED = `
      <Component Id="NoErrorReports" Guid="*">
        <RegistryValue Id="NoErrorReports" Root="HKLM" Key="Software\\Microsoft\\Windows\\Windows Error Reporting\\ExcludedApplications" Name="Residua.exe" Type="integer" Value="1" KeyPath="yes"/>
      </Component>`;

/** @throws Error when the project has not exactly one group of components: electron-builder has changed its template. */
export default function msiProjectCreated(path) {
  const project = readFileSync(path, 'utf8');
  const groups = project.match(COMPONENTS) ?? [];
  if (groups.length !== 1) throw new Error(`The MSI project has ${groups.length} groups "ProductComponents", not one.`);
  writeFileSync(
    path,
    project.replace(COMPONENTS, (group) => `${group}${EXCLUDED}`),
  );
}
