package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.mqtt.link.KioskLink;
import fr.teleguichet.fleet.mqtt.link.LinkSettings;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.DatabaseSettings;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.process.SupervisedProcessFactory;
import fr.teleguichet.fleet.platform.time.Ticker;
import io.micronaut.context.RuntimeBeanDefinition;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/** What lies outside the program. Tests have other ones, and nothing else of the program's own. */
interface ExternalSystems {

  Clock clock();

  /** Measures spans of time. */
  Ticker ticker();

  SecureRandom random();

  /** Opens the database, and has it closed with the rest where it belongs to this program alone. */
  Database database(
      DatabaseSettings settings,
      DataFolder folder,
      SupervisedProcessFactory supervisor,
      SecureRandom random,
      ShutdownSequence stops)
      throws InterruptedException;

  /** The way to the kiosks, not started. */
  KioskLink link(LinkSettings settings, Clock clock, RandomGenerator random);

  /** Beans that are taken before the program's own. */
  List<RuntimeBeanDefinition<?>> replacements();
}
