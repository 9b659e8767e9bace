package fr.teleguichet.fleet.video;

import fr.teleguichet.fleet.platform.settings.Secret;
import fr.teleguichet.hardware.text.Sha256Digest;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Meetings of a BigBlueButton. Each request has a checksum that only who knows the secret can make;
 * the adviser is the moderator, and nothing is recorded.
 *
 * @param api the address of its programming interface
 */
record BigBlueButtonProvider(URI api, Secret secret, VideoHttpClient http)
    implements VideoProvider {

  @Override
  public VideoProviderKind kind() {
    return VideoProviderKind.BIGBLUEBUTTON;
  }

  @Override
  public RoomResult open(RoomRequest request) {
    Map<String, String> meeting = new LinkedHashMap<>();
    meeting.put("meetingID", request.room());
    meeting.put("name", request.names().adviser());
    meeting.put("record", "false");
    meeting.put("allowStartStopRecording", "false");
    meeting.put("maxParticipants", "4");
    try {
      VideoHttpClient.Answer answer = http.get(signed("create", meeting));
      return answer.status() == 200
          ? made(request, returned(answer.body()))
          : new RoomResult.Failed("it answered " + answer.status());
    } catch (IOException | SAXException failure) {
      return new RoomResult.Failed(String.valueOf(failure.getMessage()));
    }
  }

  private RoomResult made(RoomRequest request, Document answer) {
    return text(answer, "returncode").equals("SUCCESS")
        ? new RoomResult.Made(
            new VideoRoom(
                join(request, request.names().kiosk(), "VIEWER"),
                join(request, request.names().adviser(), "MODERATOR")))
        : new RoomResult.Failed("it refused: " + text(answer, "messageKey"));
  }

  private URI join(RoomRequest request, String name, String role) {
    Map<String, String> person = new LinkedHashMap<>();
    person.put("fullName", name);
    person.put("meetingID", request.room());
    person.put("role", role);
    person.put("redirect", "true");
    person.put("userdata-bbb_auto_join_audio", "true");
    person.put("userdata-bbb_skip_check_audio", "true");
    person.put("userdata-bbb_auto_share_webcam", "true");
    person.put("userdata-bbb_skip_video_preview", "true");
    person.put("userdata-bbb_override_default_locale", request.language());
    return signed("join", person);
  }

  private URI signed(String call, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return URI.create(
        api + "/" + call + "?" + query + "&checksum=" + checksum(call, query, secret));
  }

  /** Of the call's name, the query and the secret, as the server computes it. */
  static String checksum(String call, String query, Secret secret) {
    return Sha256Digest.hex(call + query + secret.reveal());
  }

  private static Document returned(String xml) throws IOException, SAXException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    try {
      // Without a document type nothing can be drawn in from elsewhere.
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // The parser's own handler writes whatever it meets to the terminal, past the log.
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new InputSource(new StringReader(xml)));
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException("the JDK's parser knows these", impossible);
    }
  }

  private static String text(Document answer, String element) {
    NodeList found = answer.getElementsByTagName(element);
    String text = found.getLength() == 0 ? "" : found.item(0).getTextContent();
    return text.length() > 80 ? text.substring(0, 80) : text;
  }
}
