import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

public class Crash_0b565e308d50fb472f15eb99b19f1380a3594f5d {
    static final String base64Bytes = String.join("", "aHR0cHM6Ly86NDQz");

    public static void main(String[] args) throws Throwable {
        Crash_0b565e308d50fb472f15eb99b19f1380a3594f5d.class.getClassLoader().setDefaultAssertionStatus(true);
        try {
            Method fuzzerInitialize = io.keyward.inventory.IdentifiersFuzz.class.getMethod("fuzzerInitialize");
            fuzzerInitialize.invoke(null);
        } catch (NoSuchMethodException ignored) {
            try {
                Method fuzzerInitialize = io.keyward.inventory.IdentifiersFuzz.class.getMethod("fuzzerInitialize", String[].class);
                fuzzerInitialize.invoke(null, (Object) args);
            } catch (NoSuchMethodException ignored1) {
            } catch (IllegalAccessException | InvocationTargetException e) {
                e.printStackTrace();
                System.exit(1);
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            e.printStackTrace();
            System.exit(1);
        }
        byte[] input = java.util.Base64.getDecoder().decode(base64Bytes);
        io.keyward.inventory.IdentifiersFuzz.fuzzerTestOneInput(input);
    }
}