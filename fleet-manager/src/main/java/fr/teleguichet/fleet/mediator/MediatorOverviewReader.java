package fr.teleguichet.fleet.mediator;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.appointment.AppointmentScope;
import fr.teleguichet.fleet.appointment.AppointmentText;
import fr.teleguichet.fleet.appointment.AppointmentViewModels;
import fr.teleguichet.fleet.call.CallableServiceDirectory;
import fr.teleguichet.fleet.help.HelpRequest;
import fr.teleguichet.fleet.help.HelpService;
import fr.teleguichet.fleet.help.HelpState;
import fr.teleguichet.fleet.kiosk.FleetSnapshot;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.mediator.MediatorViewModels.Choice;
import fr.teleguichet.fleet.mediator.MediatorViewModels.MonthAtSite;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.identity.KioskId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a mediator sees, of the own part of the fleet only. */
@Singleton
final class MediatorOverviewReader {

  /** Whoever has more of them has the status page. */
  static final int MAX_KIOSKS = 50;

  private static final int MONTHS = 12;

  /** Whoever has more of them has the file. */
  static final int MAX_LINES = 60;

  private final HelpService help;
  private final LiveFleetStatus fleet;
  private final VisibleSites sites;
  private final CallableServiceDirectory services;
  private final VisitNoteService notes;
  private final AppointmentText appointments;
  private final MediatorSupportContact settings;
  private final Clock clock;

  MediatorOverviewReader(
      HelpService help,
      LiveFleetStatus fleet,
      VisibleSites sites,
      CallableServiceDirectory services,
      VisitNoteService notes,
      AppointmentText appointments,
      MediatorSupportContact settings,
      Clock clock) {
    this.help = help;
    this.fleet = fleet;
    this.sites = sites;
    this.services = services;
    this.notes = notes;
    this.appointments = appointments;
    this.settings = settings;
    this.clock = clock;
  }

  /** The whole page. */
  MediatorViewModels.MediatorPage page(Scope scope, LocalizedText text) {
    return new MediatorViewModels.MediatorPage(
        kiosks(scope),
        help(scope),
        today(scope, text),
        sites.in(scope).stream().map(it -> new Choice(it.code().value(), it.name())).toList(),
        themes(text),
        months(scope),
        contact());
  }

  /** Who comes today. */
  AppointmentViewModels.Today today(Scope scope, LocalizedText text) {
    return appointments.today(new AppointmentScope(scope, Optional.empty()), text);
  }

  private List<Choice> themes(LocalizedText text) {
    return Stream.concat(
            services.all().stream()
                .map(it -> new Choice(it.code().value(), it.name(text.language().tag()))),
            Stream.of(new Choice(VisitNoteService.OTHER, text.say("mediator.theme.other"))))
        .toList();
  }

  private List<MonthAtSite> months(Scope scope) {
    Map<Integer, Site> byId = sitesById(scope);
    return notes.bySite(scope, MONTHS).stream()
        .flatMap(
            it ->
                Stream.ofNullable(byId.get(it.site()))
                    .map(
                        site ->
                            new MonthAtSite(
                                it.month(),
                                site.name(),
                                it.solved(),
                                it.redirected(),
                                it.firstVisits())))
        .limit(MAX_LINES)
        .toList();
  }

  /** The sites of the scope, by their rows. */
  Map<Integer, Site> sitesById(Scope scope) {
    return sites.in(scope).stream().collect(Collectors.toMap(Site::id, Function.identity()));
  }

  private Optional<MediatorViewModels.Contact> contact() {
    return settings.name().isEmpty() && settings.telephone().isEmpty()
        ? Optional.empty()
        : Optional.of(new MediatorViewModels.Contact(settings.name(), settings.telephone()));
  }

  /** Which picture of the fleet it is. */
  long revision() {
    return fleet.picture().revision();
  }

  /** How the kiosks are. */
  MediatorViewModels.Kiosks kiosks(Scope scope) {
    List<KioskRow> rows =
        fleet.picture().within(scope).entries().stream().map(FleetSnapshot.Entry::row).toList();
    return new MediatorViewModels.Kiosks(
        rows.stream().limit(MAX_KIOSKS).toList(), Math.max(0, rows.size() - MAX_KIOSKS));
  }

  /** Who wants help. */
  MediatorViewModels.Help help(Scope scope) {
    return new MediatorViewModels.Help(
        help.open(scope).stream().map(this::row).toList(), clock.instant());
  }

  private MediatorViewModels.Waiting row(HelpRequest request) {
    return new MediatorViewModels.Waiting(
        request.id(),
        place(request.kiosk()),
        "mediator.during." + request.during().code(),
        "desk.language." + request.language().code(),
        request.asked(),
        request.state() instanceof HelpState.Coming(String who, _)
            ? Optional.of(who)
            : Optional.empty());
  }

  private String place(KioskId kiosk) {
    return fleet
        .picture()
        .find(kiosk.name().in(kiosk.territory()))
        .map(KioskRow::title)
        .orElse(kiosk.name().value());
  }
}
