package fr.teleguichet.edge.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.configuration.KioskSettings;
import fr.teleguichet.edge.configuration.SampleLogos;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.configuration.TestServices;
import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.kiosk.FakeOccupancy;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.service.OfferedServicesDocument;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which services a kiosk offers, and until when. */
final class OfferedServicesTest {

  private static final OfferedServicesDocument TWO = document("caf", "point-justice");
  private static final OfferedServicesDocument ONE = document("banque-de-france");

  private final Logbook notes = new Logbook();
  private final KioskState kiosk = new KioskState();
  private final FakeOccupancy session = new FakeOccupancy();
  private final AtomicInteger told = new AtomicInteger();
  private Optional<Duration> ownMinimum = Optional.empty();

  private static OfferedServicesDocument document(String... codes) {
    return OfferedServicesDocument.of(
        Stream.of(codes)
            .map(code -> new ServiceOffer(new ServiceCode(code), code, code, code).service())
            .toList());
  }

  private OfferedServices started(List<ServiceOffer> settings, ActiveSessionLock lock) {
    var services =
        new OfferedServices(
            new VirtualLoop(),
            kiosk,
            notes,
            new KioskSettings(Optional.empty(), Optional.empty(), settings),
            ownMinimum);
    services.listen(told::incrementAndGet);
    assertThat(services.start(lock).succeeded()).isTrue();
    return services;
  }

  private OfferedServices started() {
    return started(TestServices.OF_THE_NETWORK, session);
  }

  private static List<String> codes(OfferedServices services) {
    return services.get().stream().map(it -> it.id().value()).toList();
  }

  private String fact(NodeFact fact) {
    return kiosk.fact(fact) instanceof Value.Text(String text) ? text : "absent";
  }

  @Test
  void untilTheFleetSaysAnyTheFiveOfTheNetworkAreOffered() {
    assertThat(codes(started()))
        .containsExactly("carsat", "caf", "cpam", "france-travail", "mission-locale");
    assertThat(fact(NodeFact.SERVICES)).isEmpty();
    assertThat(fact(NodeFact.SERVICES_REFUSED)).isEmpty();
  }

  @Test
  void whatTheFleetSaysCountsAtOnceAndOutlivesARestart() {
    OfferedServices services = started();

    services.receive(TWO.text());

    assertThat(codes(services)).containsExactly("caf", "point-justice");
    assertThat(fact(NodeFact.SERVICES)).isEqualTo(TWO.version());
    assertThat(told).hasValue(1);
    assertThat(codes(started())).containsExactly("caf", "point-justice");
    assertThat(fact(NodeFact.SERVICES)).isEqualTo(TWO.version());
  }

  /** A kiosk whose network is gone draws it all the same. */
  @Test
  void aLogoOutlivesARestart() {
    var logo = Optional.of(SampleLogos.of(256, 64));
    var caf = new ServiceOffer(new ServiceCode("caf"), "CAF", "CAF", "CAF").service().with(logo);

    started().receive(OfferedServicesDocument.of(List.of(caf)).text());

    assertThat(started().get()).containsExactly(new ServiceOffer(caf));
  }

  @Test
  void theSameDocumentAgainChangesNothing() {
    OfferedServices services = started();
    services.receive(TWO.text());

    services.receive(TWO.text());

    assertThat(told).hasValue(1);
  }

  @Test
  void nothingChangesWhileACitizenIsServedAndThenTheLatestCounts() {
    OfferedServices services = started();
    session.occupy();

    services.receive(TWO.text());
    services.receive(ONE.text());

    assertThat(codes(services)).hasSize(5);
    assertThat(fact(NodeFact.SERVICES)).isEmpty();
    session.free();
    assertThat(codes(services)).containsExactly("banque-de-france");
    assertThat(fact(NodeFact.SERVICES)).isEqualTo(ONE.version());
    assertThat(told).hasValue(1);
  }

  /** The power goes while somebody is served. */
  @Test
  void whatCameInTheMiddleOfASessionIsThereAfterARestart() {
    OfferedServices services = started();
    session.occupy();
    services.receive(TWO.text());

    assertThat(codes(started(TestServices.OF_THE_NETWORK, new FakeOccupancy())))
        .containsExactly("caf", "point-justice");
  }

  @Test
  void anInvalidDocumentIsRefusedWithItsReasonAndTheOldOneKept() {
    OfferedServices services = started();
    services.receive(TWO.text());
    String wrong = TWO.text().replace("point-justice", "Point Justice");

    services.receive(wrong);

    assertThat(codes(services)).containsExactly("caf", "point-justice");
    assertThat(fact(NodeFact.SERVICES)).isEqualTo(TWO.version());
    assertThat(fact(NodeFact.SERVICES_REFUSED))
        .isEqualTo(OfferedServicesDocument.version(wrong) + " wrong-member services[1].code");
    assertThat(codes(started())).containsExactly("caf", "point-justice");
    services.receive(ONE.text());
    assertThat(fact(NodeFact.SERVICES_REFUSED)).isEmpty();
  }

  @Test
  void servicesOfTheKiosksOwnSettingsGoBeforeTheFleets() {
    ServiceOffer own = new ServiceOffer(new ServiceCode("accueil"), "Accueil", "Desk", "Sala");
    OfferedServices services = started(List.of(own), session);

    services.receive(TWO.text());

    assertThat(codes(services)).containsExactly("accueil");
    assertThat(fact(NodeFact.SERVICES)).isEqualTo(NodeFact.OWN_SERVICES);
    assertThat(told).hasValue(0);
  }

  private static OfferedServicesDocument counting(int seconds) {
    return OfferedServicesDocument.of(TWO.services(), Optional.of(Duration.ofSeconds(seconds)));
  }

  @Test
  void theFleetSaysFromWhichLengthATalkCountsAndAKioskSaysWhatItCountsFrom() {
    OfferedServices services = started();
    assertThat(services.minimumInterview()).isEqualTo(Duration.ofMinutes(1));
    assertThat(kiosk.fact(NodeFact.MINIMUM_INTERVIEW)).isEqualTo(Value.of(60L));

    services.receive(counting(90).text());

    assertThat(services.minimumInterview()).isEqualTo(Duration.ofSeconds(90));
    assertThat(kiosk.fact(NodeFact.MINIMUM_INTERVIEW)).isEqualTo(Value.of(90L));
    assertThat(started().minimumInterview()).isEqualTo(Duration.ofSeconds(90));
  }

  /** Two talks of one session would be measured in two ways. */
  @Test
  void whatCountsDoesNotChangeWhileACitizenIsServed() {
    OfferedServices services = started();
    session.occupy();

    services.receive(counting(90).text());

    assertThat(services.minimumInterview()).isEqualTo(Duration.ofMinutes(1));
    session.free();
    assertThat(services.minimumInterview()).isEqualTo(Duration.ofSeconds(90));
  }

  /** A bench with talks of seconds keeps them, and says so. */
  @Test
  void aLengthOfTheKiosksOwnSettingsGoesBeforeTheFleets() {
    ownMinimum = Optional.of(Duration.ofSeconds(2));
    OfferedServices services = started();

    services.receive(counting(90).text());

    assertThat(services.minimumInterview()).isEqualTo(Duration.ofSeconds(2));
    assertThat(kiosk.fact(NodeFact.MINIMUM_INTERVIEW)).isEqualTo(Value.of(2L));
    assertThat(fact(NodeFact.SERVICES)).isEqualTo(counting(90).version());
  }

  /** A fleet manager that was set back to the release before says none. */
  @Test
  void whereTheFleetSaysNoLengthItIsAMinute() {
    OfferedServices services = started();
    services.receive(counting(90).text());

    services.receive(TWO.text());

    assertThat(services.minimumInterview()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void aDiskThatIsFullKeepsNobodyFromTheFleetsServices() {
    OfferedServices services = started();
    notes.fill();

    services.receive(TWO.text());

    assertThat(codes(services)).containsExactly("caf", "point-justice");
  }

  @Test
  void aJournalThatCanNotBeReadKeepsNoKioskFromStarting() {
    DurableNotes broken =
        new DurableNotes() {
          @Override
          public Future<Optional<String>> get(String name) {
            return Future.failedFuture(new IllegalStateException("the disk is gone"));
          }

          @Override
          public Future<Void> put(String name, String content) {
            return Future.failedFuture(new IllegalStateException("the disk is gone"));
          }
        };
    var services =
        new OfferedServices(
            new VirtualLoop(),
            kiosk,
            broken,
            new KioskSettings(Optional.empty(), Optional.empty(), TestServices.OF_THE_NETWORK),
            Optional.empty());

    assertThat(services.start(session).succeeded()).isTrue();
    services.receive(TWO.text());

    assertThat(codes(services)).containsExactly("caf", "point-justice");
  }

  /** A slow disk, and a fleet manager that is quick to say what has changed. */
  @Test
  void whatTheFleetSaysBeforeTheDiskHasToldIsNotTakenBackByIt() {
    Promise<Optional<String>> told = Promise.promise();
    DurableNotes slow =
        new DurableNotes() {
          @Override
          public Future<Optional<String>> get(String name) {
            return told.future();
          }

          @Override
          public Future<Void> put(String name, String content) {
            return notes.put(name, content);
          }
        };
    var services =
        new OfferedServices(
            new VirtualLoop(),
            kiosk,
            slow,
            new KioskSettings(Optional.empty(), Optional.empty(), TestServices.OF_THE_NETWORK),
            Optional.empty());
    Future<Void> started = services.start(session);
    session.occupy();
    services.receive(ONE.text());

    told.complete(Optional.of(TWO.text()));
    session.free();

    assertThat(started.succeeded()).isTrue();
    assertThat(codes(services)).containsExactly("banque-de-france");
    assertThat(fact(NodeFact.SERVICES)).isEqualTo(ONE.version());
  }

  @Test
  void aNoteThatNobodyCanReadIsAsIfItWereNotThere() {
    assertThat(notes.put("services", "{").succeeded()).isTrue();

    assertThat(codes(started())).hasSize(5);
    assertThat(fact(NodeFact.SERVICES)).isEmpty();
  }
}
