package fr.teleguichet.fleet.boot;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version written into the program's jar by the build. */
final class ProgramVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = FleetManagerMain.class.getPackage().getImplementationVersion();
    return new String[] {"fleet-manager " + Objects.requireNonNullElse(version, "unreleased")};
  }
}
