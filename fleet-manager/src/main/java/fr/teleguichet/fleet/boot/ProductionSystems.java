package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.mqtt.link.KioskLink;
import fr.teleguichet.fleet.mqtt.link.LinkSettings;
import fr.teleguichet.fleet.mqtt.link.SparkplugHostLink;
import fr.teleguichet.fleet.pki.authority.DatabaseOwnershipCheck;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.DatabaseSettings;
import fr.teleguichet.fleet.platform.database.DatabaseStartListener;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.process.SupervisedProcessFactory;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import fr.teleguichet.fleet.platform.time.Ticker;
import io.micronaut.context.RuntimeBeanDefinition;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/** This machine, the database and the broker that the settings name. */
final class ProductionSystems implements ExternalSystems {
  private final ClockFactory clocks = new ClockFactory();

  @Override
  public Clock clock() {
    return clocks.machine();
  }

  @Override
  public Ticker ticker() {
    return clocks.ticker();
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
      ShutdownSequence stops)
      throws InterruptedException {
    return stops.add(
        Database.open(
            settings,
            folder,
            supervisor,
            random,
            DatabaseStartListener.logged(),
            DatabaseOwnershipCheck.of(folder.root())::check));
  }

  @Override
  public KioskLink link(LinkSettings settings, Clock clock, RandomGenerator random) {
    return new SparkplugHostLink(settings, clock, random);
  }

  @Override
  public List<RuntimeBeanDefinition<?>> replacements() {
    return List.of();
  }
}
