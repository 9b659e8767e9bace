package fr.teleguichet.fleet.activity;

import com.google.errorprone.annotations.Immutable;
import fr.teleguichet.fleet.site.Site;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the export, in order. The columns that France services want are not public: a
 * column that turns out to be called otherwise is renamed in its line here, and in no other place.
 */
enum ActivityExportColumn {
  DATE("Date", Origin.KNOWN, (row, _) -> row.day().toString()),
  SPAN("Période", Origin.OURS, (row, _) -> row.wholeMonth() ? "Mois" : "Jour"),
  STRUCTURE("Structure", Origin.KNOWN, (_, names) -> names.structure()),
  COMMUNE("Commune", Origin.GUESSED, (_, names) -> names.site().map(Site::commune).orElse("")),
  INSEE("Code INSEE", Origin.GUESSED, (_, names) -> names.site().map(Site::insee).orElse("")),
  PARTNER("Partenaire", Origin.KNOWN, (_, names) -> names.service()),
  THEME("Thématique", Origin.GUESSED, (_, _) -> ""),
  CHANNEL("Canal d’accompagnement", Origin.GUESSED, (row, _) -> channel(row)),
  HANDLING("Suite donnée", Origin.KNOWN, (row, _) -> handling(row)),
  ACCOMPANIED("Accompagnement par un agent", Origin.GUESSED, (row, _) -> accompanied(row)),
  FIRST_VISIT("Première visite", Origin.KNOWN, (row, _) -> yesOrNo(row.firstVisit())),
  REQUESTS("Nombre de demandes", Origin.KNOWN, (row, _) -> row.requests()),
  MINUTES("Durée moyenne (minutes)", Origin.KNOWN, (row, _) -> minutes(row)),
  SOURCE("Source", Origin.OURS, (row, _) -> source(row));

  /** How sure it is that the column is wanted. */
  enum Origin {
    /** Publicly said to be reported, under a name that is not. */
    KNOWN,
    /** Likely, since similar tools have it. */
    GUESSED,
    /** Added here, so that the file can be read alone. */
    OURS
  }

  /** What a row's codes are called. */
  record Names(String structure, Optional<Site> site, String service) {}

  /** Takes what stands in a column from a row. */
  @Immutable
  @FunctionalInterface
  private interface Value {
    @Nullable Object of(ActivityRow row, Names names);
  }

  private final String heading;
  private final Origin origin;
  private final Value value;

  ActivityExportColumn(String heading, Origin origin, Value value) {
    this.heading = heading;
    this.origin = origin;
    this.value = value;
  }

  /** Its name in the file. */
  String heading() {
    return heading;
  }

  Origin origin() {
    return origin;
  }

  /** What stands in it: a text, a number, or nothing. */
  @Nullable Object value(ActivityRow row, Names names) {
    return value.of(row, names);
  }

  private static String channel(ActivityRow row) {
    return switch (row.source()) {
      case KIOSK -> "Visioconférence";
      case MEDIATOR -> "Accueil physique";
    };
  }

  private static String handling(ActivityRow row) {
    return switch (row.ending()) {
      case INTERVIEW -> "Entretien avec le partenaire";
      case NO_INTERVIEW -> "Sans suite";
      case SETTLED -> "Traitée sur place";
      case SENT_ON -> "Réorientée";
    };
  }

  /**
   * Whether somebody helped at the kiosk during a talk is not recorded, so nothing is said of it.
   */
  private static String accompanied(ActivityRow row) {
    return switch (row.source()) {
      case KIOSK -> "";
      case MEDIATOR -> "Oui";
    };
  }

  private static String source(ActivityRow row) {
    return switch (row.source()) {
      case KIOSK -> "Borne";
      case MEDIATOR -> "Note du médiateur";
    };
  }

  private static String yesOrNo(Optional<Boolean> answer) {
    return answer.map(it -> it ? "Oui" : "Non").orElse("");
  }

  private static @Nullable Object minutes(ActivityRow row) {
    OptionalLong seconds = row.seconds();
    return seconds.isEmpty() || row.ending() != ActivityRow.Ending.INTERVIEW
        ? null
        : Math.round(seconds.getAsLong() / 60.0 / row.requests());
  }
}
