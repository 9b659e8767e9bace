package fr.teleguichet.fleet.site.transfer;

import fr.teleguichet.fleet.site.profile.ProfileField;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The columns of a file of sites, in order: the register's, then what is said beside. */
final class SiteColumns {

  static final String CODE = "code";
  static final String FICTITIOUS = "fictitious";

  /** What the register holds. */
  static final List<String> REGISTER =
      List.of(
          CODE,
          "name",
          "commune",
          "insee",
          "street",
          "postcode",
          "latitude",
          "longitude",
          FICTITIOUS,
          "opening");

  /** Every column. */
  static final List<String> ALL =
      Stream.concat(REGISTER.stream(), Arrays.stream(ProfileField.values()).map(it -> it.code()))
          .toList();

  private SiteColumns() {}
}
