package fr.teleguichet.fleet.site;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sites in JSON. */
final class SiteJson {

  private SiteJson() {}

  /** A site. */
  @Serdeable
  @Schema(name = "Site", description = "A place where kiosks stand.")
  record Item(
      @Schema(description = "Its short name in addresses.") String code,
      String name,
      @Schema(description = "The commune’s name.") String commune,
      @Schema(description = "The commune’s INSEE code.") String insee,
      @Nullable @Schema(description = "Number and street; null where nobody wrote it.")
          String street,
      @Nullable @Schema(description = "The postcode; null where nobody wrote it.") String postcode,
      @Schema(description = "Degrees north, WGS 84.") double latitude,
      @Schema(description = "Degrees east, WGS 84.") double longitude,
      @Schema(description = "Made up for demonstration.") boolean fictitious,
      @Nullable @JsonPropertyDescription("When it is open; missing where nobody wrote it.")
          OpeningHoursJson opening,
      @Schema(description = "The names of the kiosks that stand there or are planned there.")
          List<String> kiosks,
      @Schema(
              description =
                  "The same kiosks in the same order as addresses name them: group:node, or the"
                      + " name of one that was never heard of.")
          List<String> addresses,
      @Nullable
          @Schema(
              description =
                  "The name of the grouping of communes; null where the commune is not known.")
          String epci,
      @Schema(
              description =
                  "How far it is: planned, ordered, installed, in-service, suspended or closed.")
          String life,
      @Nullable @Schema(description = "Since which day; null where nobody said.") String lifeSince,
      @JsonPropertyDescription("Without people’s names where the asker may not read them.")
          SiteProfileJson profile) {}

  /** A site as it shall be. */
  @Serdeable
  @Schema(
      name = "SiteContent",
      requiredProperties = {"name", "commune", "insee", "latitude", "longitude"},
      description = "What a site shall hold.")
  record Wanted(
      @Nullable String name,
      @Nullable String commune,
      @Nullable String insee,
      @Nullable
          @Schema(
              description =
                  "Number and street, at most 200 characters; what is known stays where it is"
                      + " missing, and an empty text takes it away.")
          String street,
      @Nullable
          @Schema(
              description =
                  "Five digits; what is known stays where it is missing, and an empty text takes it"
                      + " away.")
          String postcode,
      @Nullable Double latitude,
      @Nullable Double longitude,
      @Nullable Boolean fictitious,
      @Nullable
          @JsonPropertyDescription(
              "When it is open, which decides when its kiosks are updated; what is known stays"
                  + " where it is missing.")
          OpeningHoursJson opening,
      @Nullable
          @JsonPropertyDescription(
              "What is known stays where it is missing; an empty text takes it away.")
          SiteProfileJson profile) {

    /**
     * The form that it fills.
     *
     * @param known the site as it is; empty when it is new
     */
    SiteForm form(String code, Optional<Site> known) {
      StreetAddress address = known.map(Site::address).orElse(StreetAddress.NONE);
      return new SiteForm(
          code,
          name == null ? "" : name.strip(),
          commune == null ? "" : commune.strip(),
          insee == null ? "" : insee.strip(),
          street == null ? address.street() : street.strip(),
          postcode == null ? address.postcode() : postcode.strip(),
          degrees(latitude),
          degrees(longitude),
          fictitious != null && fictitious,
          opening == null
              ? known.flatMap(Site::opening).map(OpeningHoursTextCodec::write).orElse("")
              : opening.lines(),
          Map.of());
    }

    private static String degrees(@Nullable Double value) {
      return value == null || !Double.isFinite(value)
          ? ""
          : new java.math.BigDecimal(value)
              .setScale(9, java.math.RoundingMode.HALF_EVEN)
              .toPlainString();
    }
  }
}
