package fr.teleguichet.provisioning.cli;

import picocli.CommandLine.IVersionProvider;

/** The version from the program's own package. */
final class ProgramVersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = ProgramVersionProvider.class.getPackage().getImplementationVersion();
    return new String[] {
      CommandLineFactory.NAME + " " + (version == null ? "(not packaged)" : version)
    };
  }
}
