package fr.teleguichet.broker;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version written into the program's jar by the build. */
final class BrokerVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = BrokerMain.class.getPackage().getImplementationVersion();
    return new String[] {"teleguichet-broker " + Objects.requireNonNullElse(version, "unreleased")};
  }
}
