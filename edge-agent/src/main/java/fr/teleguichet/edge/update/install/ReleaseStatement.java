package fr.teleguichet.edge.update.install;

import fr.teleguichet.release.DowngradeRules;

/**
 * What a file that can be installed says of itself, and its signature covers.
 *
 * @param compatible what it is made for, RAUC's and SWUpdate's word for it
 * @param version such as 2.4.0
 * @param downgrade what it says of older versions
 */
public record ReleaseStatement(String compatible, String version, DowngradeRules downgrade) {

  /** One that says nothing of older versions. */
  public ReleaseStatement(String compatible, String version) {
    this(compatible, version, DowngradeRules.NONE);
  }
}
