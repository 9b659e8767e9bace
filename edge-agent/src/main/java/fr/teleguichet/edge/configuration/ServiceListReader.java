package fr.teleguichet.edge.configuration;

import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.service.Pictogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the list of services. */
final class ServiceListReader {

  /** The five services of the Lot's network, by the names that they have today. */
  static final List<ServiceOffer> OF_THE_NETWORK =
      List.of(
          offer("carsat", "Retraite (Carsat)", "Pensions (Carsat)", "Jubilación (Carsat)")
              .with(Pictogram.PENSION),
          offer(
                  "caf",
                  "Allocations familiales (CAF)",
                  "Family benefits (CAF)",
                  "Ayudas familiares (CAF)")
              .with(Pictogram.FAMILY),
          offer(
                  "cpam",
                  "Assurance maladie (CPAM)",
                  "Health insurance (CPAM)",
                  "Seguro médico (CPAM)")
              .with(Pictogram.HEALTH),
          offer(
                  "france-travail",
                  "France Travail",
                  "Employment (France Travail)",
                  "Empleo (France Travail)")
              .with(Pictogram.EMPLOYMENT),
          offer(
                  "mission-locale",
                  "Mission locale",
                  "Young people (Mission locale)",
                  "Jóvenes (Mission locale)")
              .with(Pictogram.YOUTH));

  private static final Set<String> KEYS = Set.of("id", "fr", "en", "es", "opening");

  private final List<ConfigurationProblem> problems;

  ServiceListReader(List<ConfigurationProblem> problems) {
    this.problems = problems;
  }

  List<ServiceOffer> read(GivenSetting given) {
    Optional<List<Node>> items = YamlNodeReader.sequence(given.node());
    if (items.isEmpty()
        || items.get().isEmpty()
        || items.get().size() > KioskSettings.MAX_SERVICES) {
      note(given.place(), "must be a list of " + Setting.SERVICES.allowed());
      return OF_THE_NETWORK;
    }
    List<ServiceOffer> services = new ArrayList<>();
    for (Node item : items.get()) {
      service(place(given, item), item).ifPresent(services::add);
    }
    return services.isEmpty() ? OF_THE_NETWORK : services;
  }

  private Optional<ServiceOffer> service(String place, Node item) {
    Map<String, Node> members = YamlNodeReader.mapping(item).orElse(Map.of());
    var strange = new TreeSet<>(members.keySet());
    strange.removeAll(KEYS);
    if (!strange.isEmpty()) {
      note(place, strange + " is unknown; an entry takes " + Setting.SERVICES.allowed());
      return Optional.empty();
    }
    try {
      String french = text(members, "fr").orElseThrow(() -> missing("fr"));
      return Optional.of(
          drawn(
              new ServiceCode(text(members, "id").orElseThrow(() -> missing("id"))),
              french,
              text(members, "en").orElseThrow(() -> missing("en")),
              text(members, "es").orElse(french),
              Optional.ofNullable(members.get("opening")).map(ServiceListReader::hours)));
    } catch (IllegalArgumentException e) {
      note(place, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** One of the network's has its pictogram, whatever else its entry says. */
  private static ServiceOffer drawn(
      ServiceCode id, String french, String english, String spanish, Optional<OpeningHours> hours) {
    Pictogram pictogram =
        OF_THE_NETWORK.stream()
            .filter(it -> it.id().equals(id))
            .map(it -> it.service().pictogram())
            .findFirst()
            .orElse(Pictogram.INFORMATION);
    return new ServiceOffer(id, french, english, spanish, hours).with(pictogram);
  }

  private static OpeningHours hours(Node node) {
    try {
      return OpeningHoursReader.hours(node);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("opening: " + e.getMessage(), e);
    }
  }

  private static IllegalArgumentException missing(String key) {
    return new IllegalArgumentException("an entry lacks \"" + key + "\"");
  }

  private static Optional<String> text(Map<String, Node> members, String key) {
    return Optional.ofNullable(members.get(key)).flatMap(YamlNodeReader::scalar);
  }

  private static String place(GivenSetting given, Node item) {
    return given.place().startsWith("environment")
        ? given.place()
        : given.place().replaceFirst("\\d+$", String.valueOf(BoundedYamlReader.line(item)));
  }

  private void note(String place, String sentence) {
    problems.add(new ConfigurationProblem(place, Setting.SERVICES.path(), sentence));
  }

  private static ServiceOffer offer(String id, String french, String english, String spanish) {
    return new ServiceOffer(new ServiceCode(id), french, english, spanish);
  }
}
