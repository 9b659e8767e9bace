package fr.teleguichet.fleet.impact;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.fleet.web.page.LocalizedText;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was spared, as the programming interface says it. */
final class ImpactJson {

  private ImpactJson() {}

  /** Everything. */
  @Serdeable
  @Schema(name = "Impact", description = "What was spared in some months of French time.")
  record Figures(
      @Schema(description = "The first month, such as 2026-01.") String from,
      @Schema(description = "The last month.") String to,
      Sum total,
      List<Part> bySite,
      @Schema(description = "Without the kiosks' footprint, which is not one service's.")
          List<Part> byService,
      @JsonPropertyDescription("How far requests were met, a mean of all that was answered.")
          Mean met,
      @JsonPropertyDescription("Who would have gone to the office, by the central assumption.")
          Mean trip,
      @Schema(description = "Interviews not counted because their site is unknown or gone.")
          long withoutPlace,
      @Schema(description = "Interviews not counted because their service has no office near.")
          long withoutOffice,
      Parameters parameters) {
    static Figures of(
        ImpactFigures it,
        ImpactParametersVersion parameters,
        PublicServiceCache services,
        LocalizedText text) {
      return new Figures(
          it.query().months().first().toString(),
          it.query().months().last().toString(),
          Sum.of(it.total(), it.hasFootprint()),
          it.bySite().stream()
              .map(
                  row ->
                      new Part(
                          row.code().map(SiteCode::value).orElse(null),
                          row.code().isPresent() ? row.name() : null,
                          Sum.of(row.sum(), it.hasFootprint())))
              .toList(),
          it.byService().stream()
              .map(
                  row ->
                      new Part(
                          row.service().value(),
                          services.name(row.service(), text),
                          Sum.of(row.sum(), false)))
              .toList(),
          Mean.of(it.met()),
          Mean.of(it.trip()),
          it.withoutPlace(),
          it.withoutOffice(),
          Parameters.of(parameters));
    }
  }

  /** A part. */
  @Serdeable
  @Schema(name = "ImpactPart")
  record Part(
      @Nullable @Schema(description = "The code of the site or service; null where it has none.")
          String code,
      @Nullable
          @Schema(description = "What people call the site or service; null where it has no code.")
          String name,
      Sum sum) {}

  /** What some interviews spared. */
  @Serdeable
  @Schema(name = "ImpactSum")
  record Sum(
      @Schema(description = "Interviews held.") long interviews,
      @Schema(description = "Those of which a journey is known.") long counted,
      @Nullable @Schema(description = "Kilometres by road to the office, one way, on average.")
          Double meanKilometres,
      @JsonPropertyDescription("kg of CO2 equivalent of the journeys.") Bounds grossKg,
      @Nullable @JsonPropertyDescription("kg of CO2 equivalent of kiosks and video.")
          Bounds footprintKg,
      @Nullable @JsonPropertyDescription("kg of CO2 equivalent that are left.") Bounds netKg,
      Bounds kilometres,
      Bounds hours,
      @Schema(description = "Months in service of all kiosks together.") double kioskMonths,
      @Nullable
          @Schema(
              description =
                  "Interviews that a kiosk needs in a year to spare as much as it emits; null where"
                      + " that is unknown.")
          Double breakEven) {
    static Sum of(ImpactSum it, boolean hasFootprint) {
      return new Sum(
          it.held(),
          it.counted(),
          nullable(it.meanOfficeKilometres()),
          Bounds.of(it.gross()),
          hasFootprint ? Bounds.of(it.footprint()) : null,
          hasFootprint ? Bounds.of(it.net()) : null,
          Bounds.of(it.kilometres()),
          Bounds.of(it.hours()),
          it.kioskMonths(),
          hasFootprint ? nullable(it.breakEven()) : null);
    }

    private static @Nullable Double nullable(OptionalDouble number) {
      return number.isPresent() ? number.getAsDouble() : null;
    }
  }

  /** A figure by three assumptions. */
  @Serdeable
  @Schema(name = "ImpactBounds")
  record Bounds(double low, double central, double high) {
    static Bounds of(Estimate it) {
      return new Bounds(it.low(), it.central(), it.high());
    }
  }

  /** A share that answers tell, or that is assumed. */
  @Serdeable
  @Schema(name = "ImpactMean")
  record Mean(
      @Schema(description = "0 to 1.") double value,
      @Schema(description = "Whether answers tell it; else it is a parameter.") boolean measured,
      @Nullable @Schema(description = "How many answers; null where it is assumed.") Long answers) {
    static Mean of(MeanShare it) {
      return new Mean(it.value(), it.measured(), it.measured() ? it.answers() : null);
    }
  }

  /** What it is calculated with. */
  @Serdeable
  @Schema(name = "ImpactParameters")
  record Parameters(
      int version,
      @Schema(description = "SHA-256 of the canonical JSON of this version.") String sha256,
      @Schema(description = "Where the emission factors come from.") String source,
      @Schema(description = "What they cover: use or full.") String scope,
      Map<String, Double> values) {
    static Parameters of(ImpactParametersVersion it) {
      ImpactParameters parameters = it.parameters();
      Map<String, Double> values = new TreeMap<>();
      parameters.values().forEach((parameter, value) -> values.put(parameter.code(), value));
      return new Parameters(
          it.version(), it.sha256(), parameters.source(), parameters.scope().code(), values);
    }
  }
}
