package fr.teleguichet.fleet.update.drift;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.enrolment.TargetIdResolver;
import fr.teleguichet.fleet.kiosk.FleetSnapshot;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import fr.teleguichet.fleet.update.inventory.KioskAttributeRepository;
import fr.teleguichet.fleet.update.label.KioskLabelRepository;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Puts together who runs what. Kiosks that were never heard of run nothing yet. */
@Singleton
public final class VersionDriftReader {

  private final LiveFleetStatus fleet;
  private final TelemetryIngest telemetry;
  private final RunningVersionRepository table;
  private final KioskAttributeRepository attributes;
  private final KioskLabelRepository labels;
  private final TargetIdResolver targets;

  VersionDriftReader(
      LiveFleetStatus fleet,
      TelemetryIngest telemetry,
      RunningVersionRepository table,
      KioskAttributeRepository attributes,
      KioskLabelRepository labels,
      TargetIdResolver targets) {
    this.targets = targets;
    this.attributes = attributes;
    this.fleet = fleet;
    this.telemetry = telemetry;
    this.table = table;
    this.labels = labels;
  }

  /** Who of those that the visitor may see runs what. */
  VersionDriftViewModel page(VersionDriftQuery filter, Principal visitor) {
    FleetSnapshot picture = fleet.picture().within(visitor.scope());
    Map<TargetId, KioskAttributeRepository.Said> said = attributes.said();
    Function<KioskRow, TargetId> ids = ids();
    List<VersionDriftViewModel.Line> all =
        picture.entries().stream()
            .map(FleetSnapshot.Entry::row)
            .filter(row -> !row.territory().isEmpty())
            .map(
                row ->
                    new VersionDriftViewModel.Line(
                        row, board(row), Optional.ofNullable(said.get(ids.apply(row)))))
            .sorted(Comparator.comparing(line -> line.row().name()))
            .toList();
    VersionLagRules behind = new VersionLagRules(table.versions());
    boolean mayStart = visitor.role() == Role.COORDINATOR || visitor.role() == Role.TECHNICIAN;
    return new VersionDriftViewModel(
        filter,
        groups(all, installed(said), behind, filter, ids),
        choices(all, behind.newestFirst(), visitor.scope()),
        mayStart);
  }

  /** How many kiosks of those that the visitor may see run each distribution, by its number. */
  public Map<Integer, List<KioskRow>> runners(Principal visitor) {
    Map<Integer, List<KioskRow>> runners = new HashMap<>();
    FleetSnapshot picture = fleet.picture().within(visitor.scope());
    Map<TargetId, Integer> installed = installed(attributes.said());
    Function<KioskRow, TargetId> ids = ids();
    for (FleetSnapshot.Entry entry : picture.entries()) {
      Integer distribution = installed.get(ids.apply(entry.row()));
      if (distribution != null) {
        runners.computeIfAbsent(distribution, _ -> new ArrayList<>()).add(entry.row());
      }
    }
    runners.values().forEach(rows -> rows.sort(Comparator.comparing(KioskRow::name)));
    return runners;
  }

  /**
   * What each kiosk that the visitor may see says that it has of a part, by name; empty where it
   * never said anything of it.
   */
  public Map<KioskRow, Optional<String>> versions(String part, Principal visitor) {
    Map<TargetId, KioskAttributeRepository.Said> said = attributes.said();
    Function<KioskRow, TargetId> ids = ids();
    Map<KioskRow, Optional<String>> versions = new LinkedHashMap<>();
    fleet.picture().within(visitor.scope()).entries().stream()
        .map(FleetSnapshot.Entry::row)
        .filter(row -> !row.territory().isEmpty())
        .sorted(Comparator.comparing(KioskRow::name))
        .forEach(
            row ->
                versions.put(
                    row,
                    Optional.ofNullable(said.get(ids.apply(row)))
                        .flatMap(it -> Optional.ofNullable(it.versions().byPart().get(part)))));
    return versions;
  }

  /** What updates call each kiosk; one that no unit is has its name, unless that is another's. */
  private Function<KioskRow, TargetId> ids() {
    Map<NodeAddress, TargetId> ids = targets.all();
    Set<TargetId> taken = Set.copyOf(ids.values());
    return row -> row.node().map(ids::get).orElseGet(() -> ofNoUnit(row, taken));
  }

  private static TargetId ofNoUnit(KioskRow row, Set<TargetId> taken) {
    TargetId name = new TargetId(row.name());
    return taken.contains(name) ? new TargetId(row.address().text()) : name;
  }

  /** The version that the kiosk runs, and how it stands; empty when it never told one. */
  public Optional<VersionDriftViewModel.Group> of(TargetId kiosk) {
    List<ComparableDistribution> versions = table.versions();
    VersionLagRules behind = new VersionLagRules(versions);
    return installed(kiosk)
        .flatMap(id -> versions.stream().filter(version -> version.id() == id).findFirst())
        .map(
            version ->
                new VersionDriftViewModel.Group(
                    Optional.of(version), behind.lag(version), List.of()));
  }

  /** What the kiosk said it runs; empty when it never did. */
  public Optional<KioskAttributeRepository.Said> said(TargetId kiosk) {
    return attributes.said(kiosk);
  }

  private Optional<Integer> installed(TargetId kiosk) {
    return table
        .installed(kiosk)
        .or(
            () ->
                said(kiosk)
                    .flatMap(it -> it.versions().distribution(Optional.empty(), table.modules())));
  }

  /**
   * Which kiosk has which distribution. One that told its versions before there was a distribution
   * of them has that as soon as there is.
   */
  private Map<TargetId, Integer> installed(Map<TargetId, KioskAttributeRepository.Said> said) {
    Map<TargetId, Integer> installed = new HashMap<>(table.installed());
    Map<Integer, Map<String, String>> modules = table.modules();
    said.forEach(
        (kiosk, it) -> {
          if (!installed.containsKey(kiosk)) {
            it.versions()
                .distribution(Optional.empty(), modules)
                .ifPresent(
                    id -> {
                      Integer _ = installed.put(kiosk, id);
                    });
          }
        });
    return installed;
  }

  private List<VersionDriftViewModel.Group> groups(
      List<VersionDriftViewModel.Line> all,
      Map<TargetId, Integer> installed,
      VersionLagRules behind,
      VersionDriftQuery filter,
      Function<KioskRow, TargetId> ids) {
    Predicate<KioskRow> labelled = labelled(filter, ids);
    Map<Integer, List<VersionDriftViewModel.Line>> byVersion = new HashMap<>();
    List<VersionDriftViewModel.Line> unknown = new ArrayList<>();
    for (VersionDriftViewModel.Line line : all) {
      if (wants(filter, line) && labelled.test(line.row())) {
        Integer version = installed.get(ids.apply(line.row()));
        (version == null ? unknown : byVersion.computeIfAbsent(version, _ -> new ArrayList<>()))
            .add(line);
      }
    }
    List<VersionDriftViewModel.Group> groups = new ArrayList<>();
    for (ComparableDistribution version : behind.newestFirst()) {
      List<VersionDriftViewModel.Line> lines = byVersion.getOrDefault(version.id(), List.of());
      groups.add(new VersionDriftViewModel.Group(Optional.of(version), behind.lag(version), lines));
    }
    groups.add(new VersionDriftViewModel.Group(Optional.empty(), Optional.empty(), unknown));
    return groups.stream()
        .filter(group -> !group.kiosks().isEmpty())
        .filter(group -> filter.version().isEmpty() || filter.version().equals(group.code()))
        .toList();
  }

  private static boolean wants(VersionDriftQuery filter, VersionDriftViewModel.Line line) {
    KioskRow row = line.row();
    String words = (row.name() + " " + row.title()).toLowerCase(Locale.ROOT);
    return words.contains(filter.query().toLowerCase(Locale.ROOT))
        && (filter.territory().isEmpty() || filter.territory().equals(row.territory()))
        && (filter.board().isEmpty() || filter.board().equals(line.board()))
        && (filter.site().isEmpty()
            || row.site().filter(site -> site.code().value().equals(filter.site())).isPresent());
  }

  private Predicate<KioskRow> labelled(VersionDriftQuery filter, Function<KioskRow, TargetId> ids) {
    if (filter.label().isEmpty()) {
      return _ -> true;
    }
    Set<TargetId> kiosks = labels.on(filter.label());
    return row -> kiosks.contains(ids.apply(row));
  }

  private String board(KioskRow row) {
    return telemetry
        .board()
        .view(new NodeAddress(row.territory(), row.name()))
        .map(view -> view.facts().get(NodeFact.BOARD_PROFILE))
        .filter(Value.Text.class::isInstance)
        .map(value -> ((Value.Text) value).value())
        .orElse("");
  }

  private VersionDriftViewModel.Choices choices(
      List<VersionDriftViewModel.Line> all, List<ComparableDistribution> versions, Scope scope) {
    return new VersionDriftViewModel.Choices(
        all.stream().map(line -> line.row().territory()).distinct().sorted().toList(),
        all.stream()
            .flatMap(line -> line.row().site().stream())
            .distinct()
            .sorted(Comparator.comparing(Site::name))
            .toList(),
        all.stream()
            .map(VersionDriftViewModel.Line::board)
            .filter(board -> !board.isEmpty())
            .distinct()
            .sorted()
            .toList(),
        labels.in(scope),
        versions);
  }
}
