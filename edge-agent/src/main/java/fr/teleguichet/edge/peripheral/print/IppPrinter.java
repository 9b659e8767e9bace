package fr.teleguichet.edge.peripheral.print;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.Types;
import fr.teleguichet.edge.peripheral.BlockingPause;
import fr.teleguichet.edge.peripheral.net.DeviceHttpClient;
import fr.teleguichet.edge.peripheral.print.PrinterStatus.Activity;
import fr.teleguichet.hardware.device.PeripheralState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A printer that speaks IPP 2.0 over HTTP, itself or through {@code ipp-usb} or CUPS. */
public final class IppPrinter implements Printer {

  private static final Duration DEADLINE = Duration.ofSeconds(8);
  private static final Duration QUICKLY = Duration.ofSeconds(3);
  private static final Duration WHILE_STOPPING = Duration.ofMillis(500);
  private static final int MAX_STOPPING_LOOKS = 5;
  private static final int MAX_JOBS = 20;
  private static final Duration SENDING = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** Looks at a job before it is given up; a sheet takes a cold laser printer half a minute. */
  private static final int MAX_LOOKS = 120;

  /** Looks at a printer that has stopped before the job is cancelled. */
  private static final int PATIENCE = 10;

  private static final String USER = "teleguichet";
  private static final String TYPE = "application/ipp";

  private final URI printer;
  private final URI address;
  private final DeviceHttpClient http;
  private final BlockingPause pause;
  private final AtomicInteger request = new AtomicInteger();

  /**
   * A printer at an address.
   *
   * @param host its name or the loopback's
   * @param port such as 631, or 60000 of ipp-usb
   */
  public IppPrinter(String host, int port, DeviceHttpClient http, BlockingPause pause) {
    this.printer = URI.create("ipp://%s:%d/ipp/print".formatted(host, port));
    this.address = URI.create("http://%s:%d/ipp/print".formatted(host, port));
    this.http = http;
    this.pause = pause;
  }

  @Override
  public PrinterStatus status() throws IOException, InterruptedException {
    var wanted = Types.requestedAttributes.of(PrinterAttributesReader.ATTRIBUTES);
    return PrinterAttributesReader.read(
        ask(Operation.getPrinterAttributes, List.of(wanted), new byte[0], DEADLINE));
  }

  @Override
  public PrintOutcome print(PrintDocument document) throws IOException, InterruptedException {
    IppResponse taken =
        ask(
            Operation.printJob,
            List.of(Types.jobName.of(document.name()), Types.documentFormat.of(document.format())),
            document.content(),
            SENDING);
    if (!taken.isSuccess()) {
      return new PrintOutcome.Refused(taken.status());
    }
    IppJob job = IppJob.read(taken, 0);
    if (job.id() <= 0) {
      throw new IOException("a printer that gives a job no number");
    }
    return follow(job.id());
  }

  /** A job that is not done must not be printed later, whatever goes wrong here. */
  private PrintOutcome follow(int id) throws IOException, InterruptedException {
    boolean isOver = false;
    try {
      PrintOutcome outcome = watch(id);
      isOver = !(outcome instanceof PrintOutcome.Stopped);
      return outcome;
    } finally {
      if (!isOver) {
        cancel(id);
      }
    }
  }

  private PrintOutcome watch(int id) throws IOException, InterruptedException {
    List<String> why = List.of("timed-out");
    int stopped = 0;
    for (int look = 0; look < MAX_LOOKS && stopped < PATIENCE; look++) {
      IppJob job = IppJob.read(askJob(Operation.getJobAttributes, id, wanted()), id);
      if (job.isGivenUp()) {
        return new PrintOutcome.Failed(job.reasons());
      }
      PrinterStatus status = status();
      List<String> stopping = stopping(status);
      if (job.isCompleted()) {
        return job.sheets() == 0 && !stopping.isEmpty()
            ? new PrintOutcome.Stopped(stopping)
            : new PrintOutcome.Printed(job.sheets());
      }
      if (status.activity() == Activity.STOPPED || !stopping.isEmpty()) {
        stopped++;
        why = stopping.isEmpty() ? List.of("stopped") : stopping;
      }
      pause.await(BETWEEN_LOOKS);
    }
    return new PrintOutcome.Stopped(why);
  }

  @Override
  public boolean cancelCitizensJobs() throws IOException, InterruptedException {
    List<IppJob> jobs = citizensJobs();
    for (IppJob job : jobs) {
      var _ = askJob(Operation.cancelJob, job.id(), List.of());
    }
    // One that is being printed comes to its stop first.
    for (int look = 0; look < MAX_STOPPING_LOOKS && !jobs.isEmpty(); look++) {
      jobs = citizensJobs();
      if (!jobs.isEmpty()) {
        pause.await(WHILE_STOPPING);
      }
    }
    return jobs.isEmpty();
  }

  /** By user and name, since a page that somebody tests the printer with comes out all the same. */
  List<IppJob> citizensJobs() throws IOException, InterruptedException {
    IppResponse jobs =
        ask(
            Operation.getJobs,
            List.of(
                Types.limit.of(MAX_JOBS),
                Types.requestedAttributes.of(IppJob.OPEN_ATTRIBUTES),
                Types.whichJobs.of("not-completed"),
                Types.myJobs.of(true)),
            new byte[0],
            QUICKLY);
    if (!jobs.isSuccess()) {
      throw new IOException(jobs.status());
    }
    return IppJob.open(jobs, USER, PrintDocument.CITIZENS);
  }

  private static List<Attribute<?>> wanted() {
    return List.of(Types.requestedAttributes.of(IppJob.ATTRIBUTES));
  }

  /** Some printers call a job completed while they wait for paper; the reasons tell. */
  private static List<String> stopping(PrinterStatus status) {
    return status.reasons().stream()
        .map(PrinterStateReason::of)
        .filter(it -> it.state() == PeripheralState.ERROR)
        .map(PrinterStateReason::keyword)
        .toList();
  }

  private void cancel(int id) throws IOException, InterruptedException {
    var _ = askJob(Operation.cancelJob, id, List.of());
  }

  private IppResponse askJob(Operation operation, int id, List<Attribute<?>> attributes)
      throws IOException, InterruptedException {
    List<Attribute<?>> all = new ArrayList<>();
    all.add(Types.jobId.of(id));
    all.addAll(attributes);
    return ask(operation, all, new byte[0], DEADLINE);
  }

  private IppResponse ask(
      Operation operation, List<Attribute<?>> attributes, byte[] document, Duration deadline)
      throws IOException, InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(address)
            .header("Content-Type", TYPE)
            .timeout(deadline)
            .POST(
                HttpRequest.BodyPublishers.concat(
                    HttpRequest.BodyPublishers.ofByteArray(bytes(operation, attributes)),
                    HttpRequest.BodyPublishers.ofByteArray(document)))
            .build();
    HttpResponse<byte[]> answer = http.send(post, IppMessageValidator.MAX_SIZE, deadline);
    boolean isIpp = answer.headers().firstValue("Content-Type").orElse("").startsWith(TYPE);
    if (answer.statusCode() != 200 || !isIpp) {
      throw new IOException("http-" + answer.statusCode());
    }
    return IppResponse.parse(answer.body());
  }

  /** Charset, language and target come first, in this order (RFC 8011, section 4.1.4 and 4.1.5). */
  private byte[] bytes(Operation operation, List<Attribute<?>> attributes) throws IOException {
    List<Attribute<?>> all = new ArrayList<>();
    all.add(Types.attributesCharset.of("utf-8"));
    all.add(Types.attributesNaturalLanguage.of("fr"));
    all.add(Types.printerUri.of(printer));
    boolean isAboutJob = attributes.stream().anyMatch(it -> it.getName().equals("job-id"));
    if (isAboutJob) {
      all.add(attributes.getFirst());
    }
    all.add(Types.requestingUserName.of(USER));
    all.addAll(attributes.subList(isAboutJob ? 1 : 0, attributes.size()));
    var packet =
        new IppPacket(
            operation,
            request.incrementAndGet() & Integer.MAX_VALUE,
            AttributeGroup.groupOf(Tag.operationAttributes, all));
    var bytes = new ByteArrayOutputStream();
    new IppOutputStream(bytes).write(packet);
    return bytes.toByteArray();
  }
}
