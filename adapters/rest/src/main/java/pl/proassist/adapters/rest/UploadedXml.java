package pl.proassist.adapters.rest;

/** The bytes of an XML file that was sent as a body. Nothing has looked at them but for their number. */
public record UploadedXml(byte[] bytes) {
}
