package fr.teleguichet.fleet.desk;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.person.AdviserServiceRepository;
import fr.teleguichet.fleet.appointment.AppointmentText;
import fr.teleguichet.fleet.appointment.RecentArrivals;
import fr.teleguichet.fleet.call.Adviser;
import fr.teleguichet.fleet.call.CallRegistry;
import fr.teleguichet.fleet.call.CallableService;
import fr.teleguichet.fleet.call.CallableServiceDirectory;
import fr.teleguichet.fleet.call.TransferProposals;
import fr.teleguichet.fleet.call.VideoCall;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.video.ParticipantNames;
import fr.teleguichet.fleet.video.VideoProviderKind;
import fr.teleguichet.fleet.video.VideoProviderSelector;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who an adviser is, and what calls are called that concern the adviser. */
@Singleton
final class DeskViewModelFactory {
  private final CallRegistry registry;
  private final CallableServiceDirectory services;
  private final AdviserServiceRepository advisers;
  private final LiveFleetStatus fleet;
  private final RecentArrivals arrivals;
  private final AppointmentText appointments;
  private final VideoProviderSelector video;
  private final TransferProposals transfers;
  private final PublicServiceCache directory;
  private final SiteCache sites;
  private final Clock clock;

  DeskViewModelFactory(
      CallRegistry registry,
      CallableServiceDirectory services,
      AdviserServiceRepository advisers,
      LiveFleetStatus fleet,
      RecentArrivals arrivals,
      AppointmentText appointments,
      VideoProviderSelector video,
      TransferProposals transfers,
      PublicServiceCache directory,
      SiteCache sites,
      Clock clock) {
    this.registry = registry;
    this.services = services;
    this.advisers = advisers;
    this.fleet = fleet;
    this.arrivals = arrivals;
    this.appointments = appointments;
    this.video = video;
    this.transfers = transfers;
    this.directory = directory;
    this.sites = sites;
    this.clock = clock;
  }

  /** The adviser of this account, with the services of this moment. */
  Adviser adviser(long account, Scope scope) {
    return new Adviser(account, advisers.of(account), scope);
  }

  /** What a service is called, also one that has ended while somebody waited for it. */
  String name(ServiceCode service, LocalizedText text) {
    return directory.name(service, text);
  }

  /** Which of the adviser's calls are held in rooms that can't be tried from here. */
  Optional<String> inRooms(Adviser adviser, LocalizedText text) {
    List<CallableService> elsewhere =
        services.all().stream()
            .filter(it -> adviser.services().contains(it.code()))
            .filter(it -> provider(it) != VideoProviderKind.DIRECT)
            .toList();
    if (elsewhere.isEmpty()) {
      return Optional.empty();
    }
    String names =
        elsewhere.stream()
            .map(it -> it.name(text.language().tag()))
            .collect(Collectors.joining(", "));
    String providers =
        elsewhere.stream()
            .map(it -> text.say("video.provider." + provider(it).code()))
            .distinct()
            .collect(Collectors.joining(", "));
    return Optional.of(text.say("desk.check.rooms", names, providers));
  }

  private VideoProviderKind provider(CallableService service) {
    return video.plan(service.adapter(), service.fallback()).provider();
  }

  /** The calls that wait for this adviser, in the order in which kiosks are told of it. */
  DeskViewModels.Queue queue(Adviser adviser, LocalizedText text) {
    List<VideoCall> waiting =
        registry.open().stream().filter(call -> call.isWaiting() && adviser.serves(call)).toList();
    return new DeskViewModels.Queue(
        waiting.stream().map(call -> row(call, text)).toList(), clock.instant());
  }

  /** A call in words. */
  DeskViewModels.Waiting row(VideoCall call, LocalizedText text) {
    return new DeskViewModels.Waiting(
        call.id(),
        place(call.kiosk()),
        name(call.service(), text),
        "desk.language." + call.language().code(),
        call.accompanied(),
        call.asked(),
        arrivals.start(call).map(it -> appointments.time(it, call.kiosk(), text)),
        call.transferredBy().map(it -> name(it, text)));
  }

  /** To which services the citizen of a call can be passed on now. */
  List<DeskViewModels.TransferTarget> transferTargets(VideoCall call, LocalizedText text) {
    KioskId kiosk = call.kiosk();
    Set<ServiceCode> offered =
        directory.offeredAt(sites.now().siteOf(kiosk.name().in(kiosk.territory())));
    return transfers.targets(call).stream()
        .filter(it -> offered.contains(it.service()))
        .map(
            it ->
                new DeskViewModels.TransferTarget(
                    it.service(),
                    name(it.service(), text),
                    it.free(),
                    it.waiting(),
                    it.expected().map(time -> Math.max(1, Math.round(time.toSeconds() / 60.0)))))
        .toList();
  }

  /** What the service is called of which the citizen of a call is asked now. */
  Optional<String> pendingTransfer(VideoCall call, LocalizedText text) {
    return transfers.pending(call).map(it -> name(it, text));
  }

  /** What both sides are called in a room of theirs. */
  ParticipantNames roomNames(VideoCall call, LocalizedText text) {
    DeskViewModels.Waiting words = row(call, text);
    return new ParticipantNames(words.place(), words.service());
  }

  private String place(KioskId kiosk) {
    return fleet
        .picture()
        .find(new KioskUrlName.OfNode(kiosk.name().in(kiosk.territory())), new Scope.Fleet())
        .map(KioskRow::title)
        .orElse(kiosk.name().value());
  }
}
