package fr.teleguichet.edge.network.setup;

/** Why a connection does not come about, as a technician can tell it apart. */
public enum NetworkFault {
  /** Nothing sets the network of this machine from here, or it does not answer. */
  NO_SERVICE,
  /** The system does not let the agent do it. */
  NOT_ALLOWED,
  /** This machine has no such device, or it is turned off. */
  NO_DEVICE,
  NO_CABLE,
  WIFI_NOT_FOUND,
  WIFI_PASSWORD,
  /** The network does not let the kiosk in by its name, or is not whom the kiosk was told of. */
  ACCOUNT,
  /** The network gives no address. */
  NO_ADDRESS,
  SIM_MISSING,
  SIM_PIN,
  SIM_LOCKED,
  ACCESS_POINT,
  /** The mobile network can't be found or does not take the SIM card. */
  NO_REGISTRATION,
  /** Some other reason, which the system's log has. */
  OTHER
}
