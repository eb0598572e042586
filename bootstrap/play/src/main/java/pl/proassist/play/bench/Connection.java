package pl.proassist.play.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One HTTP connection that is kept open, or opened anew when the server has had enough of it: it costs so little that the cores
 * are left to those who are measured.
 */
final class Connection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final URI address;
    private Socket socket;
    private InputStream in;

    private Connection(URI address) throws IOException {
        this.address = address;
        open();
    }

    static Connection to(URI address) {
        try {
            return new Connection(address);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void open() throws IOException {
        socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    /** @return the status of the answer, whose body is read and thrown away */
    int send(String method, String path, String token, String body) {
        return send(method, path, "Authorization: Bearer " + token, body.getBytes(StandardCharsets.UTF_8));
    }

    /** @param header one more */
    int send(String method, String path, String header, byte[] bytes) {
        try {
            var head = "%s %s HTTP/1.1\r\nHost: %s\r\n%s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                    .formatted(method, path, address.getAuthority(), header, bytes.length).getBytes(StandardCharsets.ISO_8859_1);
            var request = new byte[head.length + bytes.length];
            System.arraycopy(head, 0, request, 0, head.length);
            System.arraycopy(bytes, 0, request, head.length, bytes.length);
            socket.getOutputStream().write(request);
            return answer();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private int answer() throws IOException {
        var status = Integer.parseInt(line().split(" ")[1]);
        var length = 0L;
        var chunked = false;
        var last = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var name = header.substring(0, header.indexOf(':'));
            if (name.equalsIgnoreCase("Content-Length")) {
                length = Long.parseLong(header.substring(name.length() + 1).strip());
            } else if (name.equalsIgnoreCase("Transfer-Encoding")) {
                chunked = header.endsWith("chunked");
            } else if (name.equalsIgnoreCase("Connection")) {
                last = header.endsWith("close");
            }
        }
        if (chunked) {
            for (var size = Long.parseLong(line(), 16); size > 0; size = Long.parseLong(line(), 16)) {
                in.skipNBytes(size + 2);
            }
            line();
        } else {
            in.skipNBytes(length);
        }
        if (last) {
            socket.close();
            open();
        }
        return status;
    }

    private String line() throws IOException {
        var line = new StringBuilder(80);
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next == -1) {
                throw new EOFException("the server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }
}
