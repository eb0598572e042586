package pl.proassist.adapters.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.MessageDigest;
import pl.proassist.application.arriving.RecordDeliveryReport;

/**
 * The door where SMSAPI tells what became of an SMS, for both accounts. It signs nothing, so the address itself is the secret, and
 * nothing about money or visits rests on a report.
 */
@Path("/webhooks/smsapi/{secret}")
public class SmsDeliveryReports {

    private static final Logger LOG = System.getLogger(SmsDeliveryReports.class.getName());

    private final SmsApiSettings settings;
    private final RecordDeliveryReport recordDeliveryReport;

    @Inject
    public SmsDeliveryReports(SmsApiSettings settings, RecordDeliveryReport recordDeliveryReport) {
        this.settings = settings;
        this.recordDeliveryReport = recordDeliveryReport;
    }

    /** Anything but {@code OK} makes the provider send the reports again. */
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String take(@PathParam("secret") String secret,
                       @QueryParam("MsgId") @DefaultValue("") String providerIds,
                       @QueryParam("status") @DefaultValue("") String statuses,
                       @QueryParam("idx") @DefaultValue("") String ids) {
        if (!MessageDigest.isEqual(secret.getBytes(UTF_8), settings.callbackSecret().getBytes(UTF_8))) {
            LOG.log(Level.WARNING, "a delivery report at a wrong address");
            throw new NotFoundException();
        }
        DeliveryReport.read(providerIds, statuses, ids)
                .getOrElseThrow(() -> new BadRequestException("MsgId and status must carry one value for each report"))
                .forEach(this::take);
        return "OK";
    }

    private void take(DeliveryReport report) {
        if (!report.namesAMessage()) {
            LOG.log(Level.WARNING, "a delivery report that names no message");
            return;
        }
        switch (report.fate()) {
            case DELIVERED -> recordDeliveryReport.handle(new RecordDeliveryReport.Command(report.message(), report.providerId(), true));
            case UNDELIVERED -> recordDeliveryReport.handle(new RecordDeliveryReport.Command(report.message(), report.providerId(), false));
            case OPEN -> LOG.log(Level.DEBUG, "sms {0}: no final state yet", report.message());
        }
    }
}
