package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.mqtt.link.KioskLink;
import fr.teleguichet.fleet.mqtt.link.LinkSettings;
import fr.teleguichet.fleet.mqtt.link.RecordedLink;
import fr.teleguichet.fleet.pki.device.RecordedAudit;
import fr.teleguichet.fleet.pki.est.EnrolmentAuthoriser;
import fr.teleguichet.fleet.pki.est.ScriptedDesk;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.DatabaseSettings;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.process.SupervisedProcessFactory;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import fr.teleguichet.fleet.platform.time.Ticker;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.fleet.web.page.MinimumInterviewLength;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.context.annotation.Primary;
import io.micronaut.inject.annotation.MutableAnnotationMetadata;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What lies around a server under test: the machine's clock, a database that outlives it, no
 * broker, and an audit log and a word on enrolments that the test has in its hand.
 */
final class TestSystems implements ExternalSystems {
  /** Read once: it costs a tenth of a server's start. */
  private static final MessageBundles MESSAGES = new MessageBundles();

  private final Database database;
  private final MessageBundles messages;
  private final Clock clock = new ClockFactory().machine();
  private final RecordedLink link = new RecordedLink(clock);
  private final RecordedAudit audit = new RecordedAudit();
  private final ScriptedDesk desk = new ScriptedDesk();
  private volatile Runnable databaseGoes = () -> {};

  TestSystems(Database database, Settings settings) {
    this.database = database;
    this.messages = MESSAGES.counting(MinimumInterviewLength.from(settings));
  }

  /** Does so in the place of the database's end. */
  void whenTheDatabaseGoes(Runnable last) {
    databaseGoes = last;
  }

  RecordedLink link() {
    return link;
  }

  RecordedAudit audit() {
    return audit;
  }

  ScriptedDesk desk() {
    return desk;
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public Ticker ticker() {
    return new ClockFactory().ticker();
  }

  @Override
  public SecureRandom random() {
    return new SecureRandom();
  }

  @Override
  public Database database(
      DatabaseSettings settings,
      DataFolder folder,
      SupervisedProcessFactory supervisor,
      SecureRandom random,
      ShutdownSequence stops) {
    AutoCloseable _ = stops.add(() -> databaseGoes.run());
    return database;
  }

  @Override
  public KioskLink link(LinkSettings settings, Clock now, RandomGenerator random) {
    return link;
  }

  @Override
  public List<RuntimeBeanDefinition<?>> replacements() {
    return List.of(
        first(AuditLog.class, audit),
        first(EnrolmentAuthoriser.class, desk),
        first(MessageBundles.class, messages));
  }

  /** A bean that is taken before the program's own. */
  private static <T> RuntimeBeanDefinition<T> first(Class<T> type, T bean) {
    MutableAnnotationMetadata primary = new MutableAnnotationMetadata();
    primary.addDeclaredAnnotation(Primary.class.getName(), Map.of());
    return RuntimeBeanDefinition.builder(type, () -> bean)
        .annotationMetadata(primary)
        .singleton(true)
        .build();
  }
}
