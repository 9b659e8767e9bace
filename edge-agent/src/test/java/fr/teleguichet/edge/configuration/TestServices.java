package fr.teleguichet.edge.configuration;

import java.util.List;

/** Services for tests of other packages. */
public final class TestServices {

  /** Those that the program brings along. */
  public static final List<ServiceOffer> OF_THE_NETWORK = ServiceListReader.OF_THE_NETWORK;

  private TestServices() {}
}
