package fr.teleguichet.fleet.boot;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version written into the program's jar by the build. */
final class ProgramVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"fleet-manager " + number()};
  }

  static String number() {
    return Objects.requireNonNullElse(
        FleetManagerMain.class.getPackage().getImplementationVersion(), "unreleased");
  }
}
