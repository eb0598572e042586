package pl.proassist.adapters.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.GatewayUnreached;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.SmsGateway;
import pl.proassist.domain.message.PlainSms;
import pl.proassist.domain.message.SmsParts;
import pl.proassist.domain.patient.PhoneNumber;

/**
 * SMS by SMSAPI, the usual provider of Polish clinics (smsapi.md 2 to 4). The message's id travels as {@code idx} with
 * {@code check_idx}, so however often a message is tried, the patient's telephone rings once.
 */
public final class SmsApiGateway implements SmsGateway {

    private static final Logger LOG = System.getLogger(SmsApiGateway.class.getName());

    private final SmsApiSettings settings;
    private final HttpClient client;
    private final Semaphore lines;

    public SmsApiGateway(SmsApiSettings settings) {
        this.settings = settings;
        this.lines = new Semaphore(settings.atOnce(), true);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override public Handover send(UUID message, PhoneNumber to, String text) {
        var visible = PlainSms.visible(text);
        var requestId = UUID.randomUUID();
        LOG.log(Level.INFO, "sms {0} goes out as request {1}", message, requestId);
        var response = answer(request(message, to, visible, requestId));
        var handover = SmsApiAnswer.of(response).handover(SmsParts.of(visible).parts());
        LOG.log(handover instanceof Handover.Accepted ? Level.DEBUG : Level.WARNING, "sms {0}: {1}", message, handover);
        return handover;
    }

    private HttpRequest request(UUID message, PhoneNumber to, String text, UUID requestId) {
        var form = new LinkedHashMap<String, String>();
        form.put("to", to.value().substring(1));
        form.put("message", text);
        settings.sender().forEach(name -> form.put("from", name));
        form.put("encoding", "utf-8");
        form.put("format", "json");
        form.put("details", "1");
        form.put("max_parts", String.valueOf(settings.maxParts()));
        form.put("idx", message.toString());
        form.put("check_idx", "1");
        settings.reportAddress().forEach(address -> form.put("notify_url", address.toString()));
        form.put("time_restriction", "ignore");
        return HttpRequest.newBuilder(settings.sendAddress())
                .header("Authorization", "Bearer " + settings.token())
                .header("User-Agent", "Proassist/1.0")
                .header("X-Request-Id", requestId.toString())
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(Collectors.joining("&"))))
                .build();
    }

    private HttpResponse<byte[]> answer(HttpRequest request) {
        try {
            lines.acquire();
            try {
                return exchange(request);
            } finally {
                lines.release();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new GatewayUnavailable("smsapi: interrupted");
        }
    }

    /** One limit for the whole exchange: the client's own ends with the headers, and a body may drip for ever. */
    private HttpResponse<byte[]> exchange(HttpRequest request) throws InterruptedException {
        var reply = client.sendAsync(request, headers -> new BoundedBody());
        try {
            return reply.get(settings.connectTimeout().plus(settings.readTimeout()).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            throw new GatewayUnavailable("smsapi: no answer in time");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ConnectException || failed.getCause() instanceof HttpConnectTimeoutException) {
                throw new GatewayUnreached("smsapi: no connection", failed.getCause());
            }
            throw new GatewayUnavailable("smsapi: " + failed.getCause().getClass().getSimpleName(), failed.getCause());
        } finally {
            reply.cancel(true);
        }
    }
}
