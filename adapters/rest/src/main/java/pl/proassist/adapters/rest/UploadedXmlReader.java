package pl.proassist.adapters.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads XML files up to the size that KSeF takes at most. */
@Provider
@Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
public final class UploadedXmlReader implements MessageBodyReader<UploadedXml> {

    static final int LARGEST = 3_000_000;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == UploadedXml.class;
    }

    @Override
    public UploadedXml readFrom(Class<UploadedXml> type, Type genericType, Annotation[] annotations, MediaType mediaType,
                                MultivaluedMap<String, String> headers, InputStream stream) throws IOException {
        var bytes = stream.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw Problems.thrown(413, "body-too-large");
        }
        return new UploadedXml(bytes);
    }
}
