package fr.teleguichet.fleet.platform.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** What a PDF says of itself: its title, its language, when it was made and what it keeps to. */
final class PdfMetadataWriter {

  private static final String PRODUCER = "Téléguichet";

  /** Its two parts must say the same to the second, or PDF/A refuses the file. */
  private static final String PACKET =
      """
      <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
        xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
        xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
      <dc:format>application/pdf</dc:format>
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
      <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
      <xmp:CreateDate>{time}</xmp:CreateDate>
      <xmp:ModifyDate>{time}</xmp:ModifyDate>
      <pdf:Producer>{producer}</pdf:Producer>
      <pdfuaid:part>1</pdfuaid:part>
      {archive}
      </rdf:Description>
      {schema}
      </rdf:RDF></x:xmpmeta>
      <?xpacket end="w"?>
      """;

  private static final String ARCHIVE =
      "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>";

  /** PDF/A wants to be told what the one property is that it does not know itself. */
  private static final String UA_SCHEMA =
      """
      <rdf:Description rdf:about=""
        xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
        xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
        xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
      <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
        <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
        <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
        <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
        <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
          <pdfaProperty:name>part</pdfaProperty:name>
          <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
          <pdfaProperty:category>internal</pdfaProperty:category>
          <pdfaProperty:description>part of ISO 14289</pdfaProperty:description>
        </rdf:li></rdf:Seq></pdfaSchema:property>
      </rdf:li></rdf:Bag></pdfaExtension:schemas>
      </rdf:Description>
      """;

  private PdfMetadataWriter() {}

  static void write(PDDocument pages, PdfDocument document, Instant now) throws IOException {
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    PDDocumentCatalog catalog = pages.getDocumentCatalog();
    catalog.setLanguage(document.language());
    PDViewerPreferences window = new PDViewerPreferences(new COSDictionary());
    window.setDisplayDocTitle(true);
    catalog.setViewerPreferences(window);
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(document.title());
    information.setProducer(PRODUCER);
    information.setCreationDate(calendar(second));
    information.setModificationDate(calendar(second));
    pages.setDocumentInformation(information);
    byte[] packet = packet(document, second).getBytes(StandardCharsets.UTF_8);
    catalog.setMetadata(new PDMetadata(pages, new ByteArrayInputStream(packet)));
  }

  private static String packet(PdfDocument document, Instant second) {
    boolean archive = document.standard() == PdfStandard.ARCHIVE;
    return PACKET
        .replace("{time}", second.toString())
        .replace("{producer}", PRODUCER)
        .replace("{archive}", archive ? ARCHIVE : "")
        .replace("{schema}", archive ? UA_SCHEMA : "")
        .replace("{language}", XmlEscaper.escaped(document.language()))
        .replace("{title}", XmlEscaper.escaped(document.title()));
  }

  static GregorianCalendar calendar(Instant second) {
    return GregorianCalendar.from(second.atZone(ZoneOffset.UTC));
  }
}
