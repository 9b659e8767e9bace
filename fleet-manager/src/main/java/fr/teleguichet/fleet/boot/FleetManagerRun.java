package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.account.AccountSettings;
import fr.teleguichet.fleet.account.secret.SecretGenerator;
import fr.teleguichet.fleet.account.signin.FirstAccountLink;
import fr.teleguichet.fleet.account.totp.TotpKeyEncryption;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.audit.AuditSettings;
import fr.teleguichet.fleet.interview.InterviewRecordSink;
import fr.teleguichet.fleet.interview.SurveyMonths;
import fr.teleguichet.fleet.kiosk.MapOutline;
import fr.teleguichet.fleet.kiosk.UpdateRecordSink;
import fr.teleguichet.fleet.mqtt.broker.BrokerRefusalAudit;
import fr.teleguichet.fleet.mqtt.broker.BrokerSettings;
import fr.teleguichet.fleet.mqtt.broker.MosquittoFileUpdater;
import fr.teleguichet.fleet.mqtt.broker.MosquittoSettings;
import fr.teleguichet.fleet.mqtt.broker.MqttBroker;
import fr.teleguichet.fleet.mqtt.broker.PublishedFiles;
import fr.teleguichet.fleet.mqtt.link.HostLink;
import fr.teleguichet.fleet.mqtt.link.LinkSettings;
import fr.teleguichet.fleet.mqtt.link.LinkTls;
import fr.teleguichet.fleet.mqtt.link.MqttTakeover;
import fr.teleguichet.fleet.pki.authority.Authority;
import fr.teleguichet.fleet.pki.authority.DatabaseOwnership;
import fr.teleguichet.fleet.pki.device.DeviceSettings;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.DatabaseSettings;
import fr.teleguichet.fleet.platform.database.StartProgress;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.datadir.DiskReserve;
import fr.teleguichet.fleet.platform.process.Supervisor;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import fr.teleguichet.fleet.remotecommand.CommandResultFiles;
import fr.teleguichet.fleet.remotecommand.RemoteCommandRecordSink;
import fr.teleguichet.fleet.remotecommand.RemoteCommandSettings;
import fr.teleguichet.fleet.sparkplug.IngestSettings;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import fr.teleguichet.fleet.telemetry.TelemetryHousekeeping;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import fr.teleguichet.fleet.update.UpdateSettings;
import fr.teleguichet.fleet.update.ddi.DownloadSettings;
import fr.teleguichet.fleet.update.token.DeviceTokenSettings;
import fr.teleguichet.fleet.web.api.BootstrapApiToken;
import fr.teleguichet.hardware.identity.CertificateName;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of the fleet manager: everything is started in order and stopped in reverse order. */
final class FleetManagerRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FleetManagerRun.class);

  private final Settings settings;
  private final ShutdownSequence stops = new ShutdownSequence();

  FleetManagerRun(Settings settings) {
    this.settings = settings;
  }

  /** Starts everything; being told to stop meanwhile is no failure of whatever was starting. */
  void start() throws Exception {
    try {
      startInOrder();
    } catch (Exception failure) {
      throw stops.isStopped() ? new ShutdownSequence.StoppedWhileStarting() : failure;
    }
  }

  private void startInOrder() throws InterruptedException, IOException {
    Clock clock = new ClockFactory().machine();
    SecureRandom random = new SecureRandom();
    ProgramSettings program = ProgramSettings.from(settings);
    HttpSettings http = HttpSettings.from(settings);
    DatabaseSettings databaseSettings = DatabaseSettings.from(settings);
    BrokerSettings brokerSettings = BrokerSettings.from(settings);
    MapOutline outline = MapOutline.from(settings);
    DeviceSettings deviceSettings = DeviceSettings.from(settings);
    AccountSettings accounts = AccountSettings.from(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopByHook, "stop"));

    WebServer.refuseTakenPort(http);
    DeviceServer.refuseTakenPort(deviceSettings);
    DataFolder folder = stops.add(DataFolder.open(program.data()));
    DiskReserve reserve = DiskReserve.of(folder, program.reserve(), clock);
    Supervisor supervisor = stops.add(new Supervisor(clock, random));
    Database database =
        stops.add(
            Database.open(
                databaseSettings,
                folder,
                supervisor,
                random,
                StartProgress.logged(),
                DatabaseOwnership.of(folder.root())::check));
    Authority authority =
        stops.add(
            Authority.open(
                folder,
                database.jdbi(),
                deviceSettings.serverNames(DeviceServer.machineName()),
                new CertificateName.Host(program.hostId()),
                clock,
                random));
    authority.start();
    MosquittoSettings mosquitto = MosquittoSettings.from(settings);
    stops
        .add(
            new MosquittoFileUpdater(
                mosquitto,
                folder,
                program.hostId(),
                authority::kiosks,
                authority::revokedKiosks,
                new MqttTakeover(mosquitto.hosts(), LinkTls.own(PublishedFiles.in(folder)))))
        .start();
    MqttBroker broker = stops.add(MqttBroker.open(brokerSettings, folder, supervisor));
    HostLink link =
        new HostLink(
            LinkSettings.from(settings, broker, program.hostId(), PublishedFiles.in(folder)),
            clock,
            random);
    SurveyMonths surveyMonths = SurveyMonths.open(folder, random, clock);
    TelemetryIngest telemetry =
        stops.add(
            new TelemetryIngest(
                database.dataSource(),
                IngestSettings.from(settings),
                List.of(
                    new InterviewRecordSink(surveyMonths, random),
                    new RemoteCommandRecordSink(clock),
                    new UpdateRecordSink()),
                link::send,
                reserve::isShort,
                clock,
                random));
    stops
        .add(
            new TelemetryHousekeeping(
                database.dataSource(), RetentionSettings.from(settings), clock))
        .start();
    telemetry.start();
    stops.add(link).start(telemetry);
    BootstrapApiToken token = BootstrapApiToken.open(folder, random);
    DeviceServer devices = DeviceServer.of(deviceSettings, folder, authority);
    WebServer.Parts parts =
        new WebServer.Parts(
            database,
            broker,
            telemetry,
            reserve,
            link.health(),
            token,
            outline,
            http.doors(),
            devices,
            accounts,
            AuditSettings.from(settings),
            RetentionSettings.from(settings),
            new SecretGenerator(random),
            TotpKeyEncryption.open(folder, random),
            surveyMonths,
            link::send,
            CommandResultFiles.in(folder, RemoteCommandSettings.from(settings)),
            UpdateSettings.from(settings, folder),
            DeviceTokenSettings.from(settings),
            DownloadSettings.from(settings));
    WebServer pages = stops.add(WebServer.serve(http, program, parts));
    stops.add(new BrokerRefusalAudit(folder, pages.context().getBean(AuditLog.class))).start();
    Optional<String> first =
        pages
            .context()
            .getBean(FirstAccountLink.class)
            .announce(
                http.publicAddress().orElse(pages.uri()), folder.root().resolve("first-account"));
    ReadyReport report = ReadyReport.of(pages, devices, token, first, database, broker);
    report.write(program.readyFile(), pages.json());
    LOG.atInfo()
        .addKeyValue("pages", report.pages())
        .addKeyValue("devices", report.devices())
        .addKeyValue("broker", report.broker())
        .log("Fleet manager is ready.");
  }

  /** Waits for ever; the shutdown hook ends the program. */
  void awaitStop() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  @Override
  public void close() {
    stops.stopAll();
  }

  /** Does nothing where the main thread has stopped everything itself and knows its exit code. */
  private void stopByHook() {
    if (!stops.isStopped()) {
      stops.stopAll();
      LOG.info("Fleet manager stopped.");
      // Leaves 0 instead of the JVM's 143, which would look like a failure to a supervisor.
      Runtime.getRuntime().halt(ExitCode.STOPPED);
    }
  }
}
