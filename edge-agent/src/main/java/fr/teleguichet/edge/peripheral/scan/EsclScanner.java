package fr.teleguichet.edge.peripheral.scan;

import fr.teleguichet.edge.peripheral.BlockingPause;
import fr.teleguichet.edge.peripheral.net.DeviceHttpClient;
import fr.teleguichet.edge.peripheral.scan.ScannerStatus.Activity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A scanner that speaks eSCL over HTTP, itself or through {@code ipp-usb}. */
public final class EsclScanner implements Scanner {

  private static final Duration DEADLINE = Duration.ofSeconds(8);
  private static final Duration SCANNING = Duration.ofSeconds(90);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
  private static final int MAX_TRIES = 30;
  private static final Pattern JOB = Pattern.compile("/[A-Za-z0-9._~/-]{1,200}");
  private static final String IMAGE = "image/jpeg";
  private static final String FEEDER_LOADED = "ScannerAdfLoaded";

  private final URI root;
  private final DeviceHttpClient http;
  private final BlockingPause pause;
  private final Set<URI> kept = ConcurrentHashMap.newKeySet();
  private volatile @Nullable String model;

  /** A scanner at an address, such as port 60000 of ipp-usb. */
  public EsclScanner(String host, int port, DeviceHttpClient http, BlockingPause pause) {
    this.root = URI.create("http://%s:%d/eSCL/".formatted(host, port));
    this.http = http;
    this.pause = pause;
  }

  @Override
  public ScannerStatus status() throws IOException, InterruptedException {
    EsclXmlReader xml = statusDocument();
    String state = xml.text("State").orElseThrow(() -> new IOException("a scanner without state"));
    return new ScannerStatus(
        activity(state),
        xml.text("AdfState").map(EsclScanner::feeder).orElse(""),
        isFeederLoaded(xml),
        model());
  }

  private EsclXmlReader statusDocument() throws IOException, InterruptedException {
    return EsclXmlReader.parse(get("ScannerStatus"), "ScannerStatus");
  }

  private static boolean isFeederLoaded(EsclXmlReader status) {
    return status.text("AdfState").filter(FEEDER_LOADED::equals).isPresent();
  }

  /** Whoever lays paper into the feeder means that paper, not the empty glass below it. */
  private ScanSource source() throws InterruptedException {
    try {
      return isFeederLoaded(statusDocument()) ? ScanSource.FEEDER : ScanSource.GLASS;
    } catch (IOException _) {
      // The glass is what every scanner has; one that is not there says so to the job.
      return ScanSource.GLASS;
    }
  }

  @Override
  public ScanOutcome scan(ScanRequest request) throws IOException, InterruptedException {
    ScanSource source = source();
    HttpResponse<byte[]> made =
        http.send(
            builder(root.resolve("ScanJobs"))
                .header("Content-Type", "text/xml")
                .POST(BodyPublishers.ofString(settings(request, source), StandardCharsets.UTF_8))
                .build(),
            EsclXmlReader.MAX_SIZE,
            DEADLINE);
    if (made.statusCode() == 503) {
      return new ScanOutcome.Busy();
    }
    if (made.statusCode() != 201) {
      return new ScanOutcome.Failed("http-" + made.statusCode());
    }
    URI job = job(made.headers().firstValue("Location").orElse(""));
    kept.add(job);
    try {
      return fetch(job, source);
    } finally {
      releaseLater(job);
    }
  }

  /** The page is here; that the scanner still keeps it is found out when all is erased. */
  private void releaseLater(URI job) throws InterruptedException {
    try {
      var _ = release(job);
    } catch (IOException _) {
      // It stays among those that are kept.
    }
  }

  /** The scanner must not keep the page; it may have forgotten the job by itself. */
  private boolean release(URI job) throws IOException, InterruptedException {
    int status =
        http.send(builder(job).DELETE().build(), EsclXmlReader.MAX_SIZE, DEADLINE).statusCode();
    boolean isGone = status / 100 == 2 || status == 404 || status == 410;
    if (isGone) {
      kept.remove(job);
    }
    return isGone;
  }

  @Override
  public boolean discard() throws IOException, InterruptedException {
    for (URI job : List.copyOf(kept)) {
      var _ = release(job);
    }
    return kept.isEmpty() && status().activity() != Activity.PROCESSING;
  }

  private ScanOutcome fetch(URI job, ScanSource source) throws IOException, InterruptedException {
    HttpRequest next = builder(URI.create(job + "/NextDocument")).GET().build();
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      HttpResponse<byte[]> page = http.send(next, ScannedPage.MAX_SIZE, SCANNING);
      switch (page.statusCode()) {
        case 200 -> {
          return page.body().length == 0
              ? new ScanOutcome.Failed("empty-page")
              : new ScanOutcome.Scanned(new ScannedPage(IMAGE, page.body()), source);
        }
        case 503 -> pause.await(BETWEEN_TRIES);
        default -> {
          return new ScanOutcome.Failed("http-" + page.statusCode());
        }
      }
    }
    return new ScanOutcome.Failed("timed-out");
  }

  /** Only the path counts: an answer must not send the kiosk to another machine. */
  private URI job(String location) throws IOException {
    try {
      String path = Optional.ofNullable(URI.create(location).getPath()).orElse("");
      if (JOB.matcher(path).matches() && !path.contains("..")) {
        return root.resolve(path.replaceFirst("/$", ""));
      }
    } catch (IllegalArgumentException _) {
      // Told below.
    }
    throw new IOException("a scanner that does not say where its job is");
  }

  private static Activity activity(String state) throws IOException {
    return switch (state) {
      case "Idle" -> Activity.IDLE;
      case "Processing" -> Activity.PROCESSING;
      case "Testing" -> Activity.TESTING;
      case "Stopped" -> Activity.STOPPED;
      case "Down" -> Activity.DOWN;
      default -> throw new IOException("a scanner with the state " + state);
    };
  }

  /** {@code ScannerAdfJam} as {@code feeder-jam}; nothing for the states that are no trouble. */
  private static String feeder(String state) {
    return switch (state) {
      case "ScannerAdfEmpty", FEEDER_LOADED, "ScannerAdfProcessing" -> "";
      default ->
          "feeder"
              + state
                  .replaceFirst("^ScannerAdf", "")
                  .replaceAll("([A-Z])", "-$1")
                  .toLowerCase(Locale.ROOT);
    };
  }

  /** Asked once; it does not change while the agent runs. */
  private String model() throws IOException, InterruptedException {
    String known = model;
    if (known == null) {
      EsclXmlReader xml = EsclXmlReader.parse(get("ScannerCapabilities"), "ScannerCapabilities");
      known = xml.text("MakeAndModel").orElse("");
      model = known;
    }
    return known;
  }

  private byte[] get(String name) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        http.send(builder(root.resolve(name)).GET().build(), EsclXmlReader.MAX_SIZE, DEADLINE);
    if (answer.statusCode() != 200) {
      throw new IOException("http-" + answer.statusCode());
    }
    return answer.body();
  }

  private static HttpRequest.Builder builder(URI address) {
    return HttpRequest.newBuilder(address);
  }

  /** An A4 page; regions are in 1/300 inch. */
  private static String settings(ScanRequest request, ScanSource source) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <scan:ScanSettings xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03"
     xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">
      <pwg:Version>2.6</pwg:Version>
      <scan:Intent>Document</scan:Intent>
      <pwg:ScanRegions>
        <pwg:ScanRegion>
          <pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>
          <pwg:XOffset>0</pwg:XOffset>
          <pwg:YOffset>0</pwg:YOffset>
          <pwg:Width>2480</pwg:Width>
          <pwg:Height>3508</pwg:Height>
        </pwg:ScanRegion>
      </pwg:ScanRegions>
      <pwg:InputSource>%s</pwg:InputSource>
      <scan:ColorMode>%s</scan:ColorMode>
      <scan:XResolution>%d</scan:XResolution>
      <scan:YResolution>%d</scan:YResolution>
      <pwg:DocumentFormat>%s</pwg:DocumentFormat>
      <scan:DocumentFormatExt>%s</scan:DocumentFormatExt>
    </scan:ScanSettings>
    """
        .formatted(
            source.inputSource(),
            request.inColour() ? "RGB24" : "Grayscale8",
            request.dpi(),
            request.dpi(),
            IMAGE,
            IMAGE);
  }
}
