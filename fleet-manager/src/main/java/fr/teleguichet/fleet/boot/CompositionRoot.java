package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.account.SignInSettings;
import fr.teleguichet.fleet.account.totp.TotpKeyEncryption;
import fr.teleguichet.fleet.alert.delivery.DeliverySettings;
import fr.teleguichet.fleet.appointment.AppointmentSettings;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.audit.AuditSettings;
import fr.teleguichet.fleet.backup.RestoreAuditWriter;
import fr.teleguichet.fleet.call.CallSettings;
import fr.teleguichet.fleet.compliance.kiosk.LegalNoticeTransport;
import fr.teleguichet.fleet.enrolment.UnitResetRecordSink;
import fr.teleguichet.fleet.erasure.ErasureRecordSink;
import fr.teleguichet.fleet.help.HelpSettings;
import fr.teleguichet.fleet.interview.InterviewRecordSink;
import fr.teleguichet.fleet.interview.SurveyMonthRepository;
import fr.teleguichet.fleet.interview.UsageBandThresholds;
import fr.teleguichet.fleet.kiosk.MapOutline;
import fr.teleguichet.fleet.kiosk.UpdateRecordSink;
import fr.teleguichet.fleet.kiosk.timeline.AvailabilityTarget;
import fr.teleguichet.fleet.mediator.MediatorSupportContact;
import fr.teleguichet.fleet.mqtt.broker.BrokerRefusalAudit;
import fr.teleguichet.fleet.mqtt.broker.BrokerSettings;
import fr.teleguichet.fleet.mqtt.broker.MosquittoFileUpdater;
import fr.teleguichet.fleet.mqtt.broker.MosquittoSettings;
import fr.teleguichet.fleet.mqtt.broker.MqttBroker;
import fr.teleguichet.fleet.mqtt.broker.PublishedPemPaths;
import fr.teleguichet.fleet.mqtt.link.KioskLink;
import fr.teleguichet.fleet.mqtt.link.LinkSettings;
import fr.teleguichet.fleet.mqtt.link.LinkTls;
import fr.teleguichet.fleet.mqtt.link.MqttSessionTakeover;
import fr.teleguichet.fleet.pki.authority.CertificateAuthority;
import fr.teleguichet.fleet.pki.device.DeviceListenerSettings;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.DatabaseSettings;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.datadir.DiskReserve;
import fr.teleguichet.fleet.platform.process.SupervisedProcessFactory;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.time.Ticker;
import fr.teleguichet.fleet.remotecommand.CommandResultFileStore;
import fr.teleguichet.fleet.remotecommand.CommandResultSettings;
import fr.teleguichet.fleet.remotecommand.RemoteCommandRecordSink;
import fr.teleguichet.fleet.remotecommand.RemoteCommandTransport;
import fr.teleguichet.fleet.service.OfferedServicesTransport;
import fr.teleguichet.fleet.site.publication.PublicationSettings;
import fr.teleguichet.fleet.sparkplug.IngestSettings;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import fr.teleguichet.fleet.telemetry.TelemetryHousekeeping;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import fr.teleguichet.fleet.territory.Department;
import fr.teleguichet.fleet.territory.TerritorySettings;
import fr.teleguichet.fleet.update.UpdateSettings;
import fr.teleguichet.fleet.update.ddi.DownloadSettings;
import fr.teleguichet.fleet.update.token.DeviceTokenSettings;
import fr.teleguichet.fleet.video.VideoSettings;
import fr.teleguichet.fleet.web.api.BootstrapApiToken;
import fr.teleguichet.fleet.web.page.MinimumInterviewLength;
import fr.teleguichet.hardware.identity.SpiffeId;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What the program consists of and in which order it starts. What others need stands in {@link
 * PreContextBeans} where it is made; what is started stands in {@link ShutdownSequence}. Everything
 * else is a bean of its own package, which Micronaut makes when somebody needs it.
 */
final class CompositionRoot {
  private final Settings settings;
  private final GeneralSettings program;
  private final HttpSettings http;
  private final DatabaseSettings databaseSettings;
  private final BrokerSettings brokerSettings;
  private final DeviceListenerSettings deviceListenerSettings;
  private final RetentionSettings retention;
  private final ExternalSystems systems;
  private final Clock clock;
  private final SecureRandom random;
  private final ShutdownSequence stops;
  private final PreContextBeans beans = new PreContextBeans();

  /** Reads the settings, so that a wrong one is told before anything is started. */
  CompositionRoot(Settings settings, ExternalSystems systems, ShutdownSequence stops) {
    this.settings = settings;
    this.program = GeneralSettings.from(settings);
    this.http = HttpSettings.from(settings);
    this.databaseSettings = DatabaseSettings.from(settings);
    this.brokerSettings = beans.add(BrokerSettings.from(settings));
    this.deviceListenerSettings = beans.add(DeviceListenerSettings.from(settings));
    if (brokerSettings.isEmbedded()) {
      brokerSettings
          .publicAddress()
          .ifPresent(it -> deviceListenerSettings.requireName(BrokerSettings.PUBLIC_ADDRESS, it));
    }
    this.retention = beans.add(RetentionSettings.from(settings));
    beans.add(http.doors());
    http.tls().ifPresent(beans::add);
    Department department = TerritorySettings.from(settings);
    beans.add(department);
    beans.add(MapOutline.from(settings, department));
    beans.add(UsageBandThresholds.from(settings));
    beans.add(AvailabilityTarget.from(settings));
    beans.add(MinimumInterviewLength.from(settings));
    beans.add(PublicationSettings.from(settings));
    beans.add(SignInSettings.from(settings));
    beans.add(AuditSettings.from(settings));
    beans.add(DeviceTokenSettings.from(settings));
    beans.add(DownloadSettings.from(settings));
    beans.add(CallSettings.from(settings));
    beans.add(HelpSettings.from(settings));
    beans.add(MediatorSupportContact.from(settings));
    beans.add(AppointmentSettings.from(settings));
    beans.add(VideoSettings.from(settings));
    beans.add(DeliverySettings.from(settings, http.shownAddress()));
    this.systems = systems;
    this.clock = systems.clock();
    this.random = systems.random();
    this.stops = stops;
    beans.add(Clock.class, clock);
    beans.add(Ticker.class, systems.ticker());
    beans.add(RandomGenerator.class, random);
    systems.replacements().forEach(beans::add);
  }

  /** Starts everything in order. */
  WebServer start() throws InterruptedException, IOException {
    WebServer.refuseTakenPort(http);
    DeviceServerConfiguration.refuseTakenPort(deviceListenerSettings);
    DataFolder folder = beans.add(stops.add(DataFolder.open(program.data())));
    DiskReserve reserve = beans.add(DiskReserve.of(folder, program.reserve(), clock));
    SupervisedProcessFactory supervisor = stops.add(new SupervisedProcessFactory(clock, random));
    Database database =
        beans.add(systems.database(databaseSettings, folder, supervisor, random, stops));
    CertificateAuthority authority = beans.add(stops.add(authority(folder, database)));
    authority.start();
    stops.add(mosquitto(folder, authority)).start();
    MqttBroker broker = beans.add(stops.add(MqttBroker.open(brokerSettings, folder, supervisor)));
    KioskLink link = link(folder, broker);
    TelemetryIngest telemetry = beans.add(stops.add(telemetry(folder, database, link, reserve)));
    stops.add(new TelemetryHousekeeping(database.dataSource(), retention, clock)).start();
    telemetry.start();
    stops.add(link).start(telemetry);
    WebServer pages = stops.add(pages(folder, authority));
    RestoreAuditWriter.write(folder, pages.part(AuditLog.class));
    stops.add(new BrokerRefusalAudit(folder, pages.part(AuditLog.class))).start();
    return pages;
  }

  private CertificateAuthority authority(DataFolder folder, Database database) {
    return CertificateAuthority.open(
        folder,
        database.jdbi(),
        deviceListenerSettings.serverNames(DeviceServerConfiguration.machineName()),
        new SpiffeId.Host(program.hostId()),
        clock,
        random);
  }

  private MosquittoFileUpdater mosquitto(DataFolder folder, CertificateAuthority authority) {
    MosquittoSettings mosquitto = MosquittoSettings.from(settings);
    return new MosquittoFileUpdater(
        mosquitto,
        folder,
        program.hostId(),
        authority::kiosks,
        authority::revokedKiosks,
        new MqttSessionTakeover(mosquitto.hosts(), LinkTls.own(PublishedPemPaths.in(folder))));
  }

  private KioskLink link(DataFolder folder, MqttBroker broker) {
    KioskLink link =
        systems.link(
            LinkSettings.from(settings, broker, program.hostId(), PublishedPemPaths.in(folder)),
            clock,
            random);
    beans.add(link.health());
    beans.add(RemoteCommandTransport.class, link::send);
    beans.add(OfferedServicesTransport.class, link::send);
    beans.add(LegalNoticeTransport.class, link::send);
    return link;
  }

  private TelemetryIngest telemetry(
      DataFolder folder, Database database, KioskLink link, DiskReserve reserve) {
    SurveyMonthRepository months = beans.add(SurveyMonthRepository.open(folder, random, clock));
    return new TelemetryIngest(
        database.dataSource(),
        IngestSettings.from(settings),
        List.of(
            new InterviewRecordSink(months, random),
            new RemoteCommandRecordSink(clock),
            new UpdateRecordSink(),
            new UnitResetRecordSink(clock),
            new ErasureRecordSink(clock)),
        link::send,
        reserve::isShort,
        clock,
        random);
  }

  private WebServer pages(DataFolder folder, CertificateAuthority authority) {
    beans.add(BootstrapApiToken.open(folder, random));
    DeviceServerConfiguration devices =
        beans.add(
            DeviceServerConfiguration.of(
                deviceListenerSettings, brokerSettings.publicAddress(), folder, authority));
    beans.add(TotpKeyEncryption.open(folder, random));
    beans.add(CommandResultFileStore.in(folder, beans.add(CommandResultSettings.from(settings))));
    UpdateSettings updates = beans.add(UpdateSettings.from(settings, folder));
    return WebServer.serve(http, program, devices, updates, beans);
  }
}
