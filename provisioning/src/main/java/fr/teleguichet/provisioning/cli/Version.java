package fr.teleguichet.provisioning.cli;

import picocli.CommandLine.IVersionProvider;

/** The version from the program's own package. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      CommandLineFactory.NAME + " " + (version == null ? "(not packaged)" : version)
    };
  }
}
