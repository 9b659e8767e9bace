package fr.teleguichet.edge.peripheral.scan;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A scanner's web server as ipp-usb shows it, which answers what a test says. */
final class FakeEscl implements AutoCloseable {

  static final String STATUS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- THIS DATA SUBJECT TO DISCLAIMER(S) INCLUDED WITH THE PRODUCT OF ORIGIN. -->
      <scan:ScannerStatus xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03"
          xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <pwg:Version>2.63</pwg:Version>
        <pwg:State>%s</pwg:State>
        <scan:AdfState>%s</scan:AdfState>
        <scan:Jobs>
          <scan:JobInfo>
            <pwg:JobUri>/eSCL/ScanJobs/893f6fcd</pwg:JobUri>
            <pwg:JobState>Completed</pwg:JobState>
            <pwg:State>Stopped</pwg:State>
          </scan:JobInfo>
        </scan:Jobs>
      </scan:ScannerStatus>
      """;

  private static final String CAPABILITIES =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <scan:ScannerCapabilities xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03"
          xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">
        <pwg:Version>2.63</pwg:Version>
        <pwg:MakeAndModel>Laser MFP 3000</pwg:MakeAndModel>
        <pwg:SerialNumber>X1</pwg:SerialNumber>
        <scan:Platen><scan:PlatenInputCaps><scan:MinWidth>8</scan:MinWidth></scan:PlatenInputCaps></scan:Platen>
      </scan:ScannerCapabilities>
      """;

  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile String settings = "";
  private volatile String status = STATUS.formatted("Idle", "ScannerAdfEmpty");
  private volatile String location = "http://127.0.0.1/eSCL/ScanJobs/7";
  private volatile int creation = 201;
  private volatile int deletion = 200;
  private final AtomicInteger busy = new AtomicInteger();
  private volatile byte[] page = {(byte) 0xff, (byte) 0xd8, 1, 2, 3};

  FakeEscl() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  List<String> asked() {
    return asked;
  }

  /** How the latest job was to scan. */
  String settings() {
    return settings;
  }

  void says(String document) {
    status = document;
  }

  void locates(String address) {
    location = address;
  }

  void creates(int code) {
    creation = code;
  }

  /** What becomes of a job that is to be forgotten. */
  void deletes(int code) {
    deletion = code;
  }

  /** The page is ready after so many refusals. */
  void isBusy(int times) {
    busy.set(times);
  }

  void hands(byte[] bytes) {
    page = bytes.clone();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String what = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    asked.add(what);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    switch (what) {
      case "GET /eSCL/ScannerStatus" ->
          send(exchange, 200, status.getBytes(StandardCharsets.UTF_8));
      case "GET /eSCL/ScannerCapabilities" ->
          send(exchange, 200, CAPABILITIES.getBytes(StandardCharsets.UTF_8));
      case "POST /eSCL/ScanJobs" -> {
        settings = body;
        exchange.getResponseHeaders().add("Location", location);
        send(exchange, creation, new byte[0]);
      }
      case "GET /eSCL/ScanJobs/7/NextDocument" -> {
        if (busy.getAndDecrement() > 0) {
          send(exchange, 503, new byte[0]);
        } else {
          send(exchange, 200, page);
        }
      }
      case "DELETE /eSCL/ScanJobs/7" -> send(exchange, deletion, new byte[0]);
      default -> send(exchange, 404, new byte[0]);
    }
  }

  private static void send(HttpExchange exchange, int code, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
