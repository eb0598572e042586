package pl.proassist.bootstrap;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import pl.proassist.adapters.autopay.AutopayNotifications;
import pl.proassist.adapters.email.Bounces;
import pl.proassist.adapters.rehearsal.RehearsalResource;
import pl.proassist.adapters.rest.ApiApplication;
import pl.proassist.adapters.rest.ProblemsResource;
import pl.proassist.adapters.sms.SmsDeliveryReports;
import pl.proassist.adapters.web.AdvicePages;
import pl.proassist.adapters.web.AttendancePages;
import pl.proassist.adapters.web.InvitationPages;
import pl.proassist.adapters.web.InvoicePages;
import pl.proassist.adapters.web.LoginPages;
import pl.proassist.adapters.web.OfferPages;
import pl.proassist.adapters.web.PayPages;

/** The doors at the root, which take no token: the patient's pages, those that staff reach from a letter, the providers' webhooks, and in a rehearsal its controls. */
@ApplicationPath("/")
public class Doors extends Application {

    @Override public Set<Class<?>> getClasses() {
        var doors = new LinkedHashSet<Class<?>>(ApiApplication.MANNERS);
        doors.addAll(List.of(PayPages.class, AttendancePages.class, OfferPages.class, LoginPages.class, InvitationPages.class, AdvicePages.class, InvoicePages.class, AutopayNotifications.class, SmsDeliveryReports.class, Bounces.class, ProblemsResource.class));
        if (new ProviderSettings(ConfigProvider.getConfig()).rehearsal()) {
            doors.add(RehearsalResource.class);
        }
        return doors;
    }

    @Override public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
