package pl.proassist.adapters.ksef;

import io.vavr.control.Option;
import jakarta.json.JsonObject;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.GatewayUnreached;

/** Asks one host of the ministry over HTTP, and no other: never redirected, never longer than agreed. No answer is weather. */
final class KsefHttp {

    private static final System.Logger LOG = System.getLogger(KsefHttp.class.getName());

    private static final String AGENT = "Proassist/1.0";

    private final URI base;
    private final Duration longest;
    private final HttpClient client;
    private final Consumer<String> warned;

    KsefHttp(URI base, Duration connectTimeout, Duration readTimeout) {
        this.base = base;
        this.longest = connectTimeout.plus(readTimeout);
        this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout).build();
        this.warned = warning -> { };
    }

    private KsefHttp(KsefHttp same, Consumer<String> warned) {
        this.base = same.base;
        this.longest = same.longest;
        this.client = same.client;
        this.warned = warned;
    }

    /** The same, which also tells whom it concerns what KSeF warns of. */
    KsefHttp telling(Consumer<String> whom) {
        return new KsefHttp(this, whom);
    }

    /** @param bearer none for the few doors that are open to everybody */
    KsefAnswer get(String path, Option<String> bearer, String... headers) {
        return send(request(path, bearer).headers(with(headers)).GET());
    }

    KsefAnswer post(String path, Option<String> bearer, JsonObject body) {
        return post(path, bearer, "application/json", BodyPublishers.ofString(body.toString()));
    }

    KsefAnswer post(String path, Option<String> bearer, String type, BodyPublisher body) {
        return send(request(path, bearer).header("Content-Type", type).POST(body));
    }

    /** A question that has no body says so: {@code Content-Length: 0}. */
    KsefAnswer post(String path, Option<String> bearer) {
        return send(request(path, bearer).POST(BodyPublishers.noBody()));
    }

    /**
     * Uploads a part of a batch to where KSeF said, with the headers that it asked for and without a bearer: that is another host, and the address
     * itself lets in (ksef.md 6). Only over HTTPS, or to the host that we ask anyway.
     */
    KsefAnswer upload(URI to, Map<String, String> headers, byte[] part) {
        if (!"https".equalsIgnoreCase(to.getScheme()) && !(base.getScheme().equals(to.getScheme()) && base.getAuthority().equals(to.getAuthority()))) {
            throw KsefAnswer.unreadable("an address that is not safe to upload to");
        }
        try {
            var request = HttpRequest.newBuilder(to).header("User-Agent", AGENT).PUT(BodyPublishers.ofByteArray(part));
            headers.forEach(request::header);
            return send(request);
        } catch (IllegalArgumentException noRequest) {
            throw KsefAnswer.unreadable("an upload that cannot be made");
        }
    }

    private HttpRequest.Builder request(String path, Option<String> bearer) {
        var request = HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/+$", "") + path))
                .header("User-Agent", AGENT).header("X-Error-Format", "problem-details");
        bearer.forEach(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    private static String[] with(String... headers) {
        var all = new String[headers.length + 2];
        all[0] = "Accept";
        all[1] = "application/json, application/xml, application/problem+json";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return all;
    }

    /** One limit for the whole exchange: the client's own ends with the headers, and a body may drip for ever. */
    private KsefAnswer send(HttpRequest.Builder request) {
        var reply = client.sendAsync(request.build(), headers -> new BoundedBody());
        try {
            var response = reply.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            response.headers().firstValue(KsefAnswer.WARNING).ifPresent(warning -> {
                LOG.log(System.Logger.Level.WARNING, "KSeF warns: {0}", KsefAnswer.words(warning));
                warned.accept(warning);
            });
            return new KsefAnswer(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException tooLong) {
            throw new GatewayUnavailable("KSeF did not answer in time");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ConnectException || failed.getCause() instanceof HttpConnectTimeoutException) {
                throw new GatewayUnreached("KSeF cannot be reached", failed.getCause());
            }
            throw new GatewayUnavailable("KSeF did not answer: " + failed.getCause().getClass().getSimpleName(), failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new GatewayUnavailable("stopped while KSeF was asked", stopped);
        } finally {
            reply.cancel(true);
        }
    }
}
