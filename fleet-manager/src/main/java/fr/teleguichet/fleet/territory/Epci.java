package fr.teleguichet.fleet.territory;

/**
 * A grouping of communes with its own taxes (établissement public de coopération intercommunale).
 *
 * @param siren its SIREN, nine digits
 * @param name as the State writes it, such as {@code CA du Grand Cahors}
 */
public record Epci(String siren, String name) {

  public Epci {
    if (!siren.matches("[0-9]{9}") || name.isBlank()) {
      throw new IllegalArgumentException(
          "\"" + siren + "\" and \"" + name + "\" are not the SIREN and the name of an EPCI.");
    }
  }
}
