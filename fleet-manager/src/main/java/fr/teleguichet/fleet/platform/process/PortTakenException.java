package fr.teleguichet.fleet.platform.process;

/** A port that the program needs belongs to another program. */
public final class PortTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says which port, for what, and what to do.
   *
   * @param setting the setting that chooses the port
   */
  public PortTakenException(String purpose, String address, int port, String setting) {
    super(
        "Port "
            + port
            + " on "
            + address
            + ", wanted for "
            + purpose
            + ", is used by another program: stop that program or choose another port with "
            + setting
            + ".");
  }
}
