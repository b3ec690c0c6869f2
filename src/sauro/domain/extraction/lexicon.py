"""Từ ngữ của văn bản chỉ đạo. Words that name bodies, words that direct, words that end a name; all case folded."""

from __future__ import annotations


def bag(words: str) -> frozenset[str]:
    """Bảng từ. Entries are separated by commas or line breaks."""
    return frozenset(w.strip() for line in words.splitlines() for w in line.split(",") if w.strip())


# What may stand before the name of a body.
DETERMINERS = bag("""
các, những, mỗi, từng, mọi, đồng chí, đ/c, tất cả, tất cả các, toàn thể, các đồng chí, một số, riêng,
riêng các, từng đồng chí
""")

# The first word, or the first two, of the name of a body, a post or a group of people.
HEADS = bag("""
bộ, sở, ban, công đoàn, người dân, cấp bộ, cấp hội, cấp công, cấp ngành, cấp chính, ubnd, hđnd, ubmttq, mttq, ubkt,
tỉnh ủy, tỉnh uỷ, thành ủy, thành uỷ, huyện ủy, huyện uỷ, quận ủy, đảng ủy, đảng uỷ, chi ủy, văn phòng, ủy ban,
uỷ ban, hội đồng, thường trực, thường vụ, cấp ủy, cấp uỷ, các cấp, chi bộ, đảng bộ, đảng đoàn, công an,
quân đội, tòa án, toà án, tand, vksnd, viện kiểm, viện, cục, tổng cục, chi cục, vụ, thanh tra, kho bạc,
ngân hàng, bảo hiểm, bhxh, hội, liên đoàn, liên minh, liên hiệp, hiệp hội, đoàn, mặt trận, trường, học viện,
đại học, đài, báo, cổng thông, trung tâm, bệnh viện, tập đoàn, tổng công, công ty, doanh nghiệp, hợp tác, quỹ,
tổ, nhóm, phòng, đơn vị, cơ quan, tổ chức, địa phương, ngành, chính quyền, xã, phường, đặc khu, thị trấn, thôn,
khu phố, tổ dân, tỉnh, thành phố, huyện, quận, chính phủ, quốc hội, thủ trưởng, người đứng, người quản,
giám đốc, phó giám, tổng giám, chủ tịch, phó chủ, bí thư, phó bí, trưởng ban, trưởng phòng, trưởng thôn,
trưởng các, phó trưởng, chánh văn, chánh thanh, chánh án, viện trưởng, cục trưởng, hiệu trưởng, bộ trưởng,
thứ trưởng, thủ tướng, phó thủ, tổng thư, lãnh đạo, cán bộ, đảng viên, công chức, viên chức, người lao,
lực lượng, nhà trường, chủ đầu, chủ rừng, ban quản, kiểm lâm, điện lực, thuế, hải quan, thống kê, quân sự,
biên phòng, tỉnh đoàn, thành đoàn, huyện đoàn, đoàn thể, sở ngành, tổ công, tiểu ban, chủ nhiệm, tổng biên,
chỉ huy, tư lệnh, bưu điện, vnpt, viettel, evn, vietnam, phân viện, khối, ủy viên, uỷ viên, đại biểu,
kiểm toán, cơ sở giáo, cơ sở khám, nhà máy, nhà thầu, cảng vụ, bch, btv, ubmttqvn, vp, tổ trưởng, đội,
hạt kiểm, đồn, lữ đoàn, trung đoàn, sư đoàn, quân khu, phân hiệu, trạm, vườn quốc, khu bảo, tổng liên,
đài phát, trung ương, chi nhánh, người phát, hộ gia, thành viên, báo chí, cựu chiến, thanh niên, phụ nữ,
nông dân
""")

# Two words that look like the head of a name and are not one.
NOT_HEADS = bag("""
ban hành, người dân địa, ban bố, bộ máy, bộ phận, bộ chỉ số, bộ tiêu, bộ thủ, bộ quy, bộ dữ, bộ câu,
bộ công cụ, báo cáo, báo động, phòng ngừa, phòng chống, phòng tránh, trường hợp, đoàn kết, hội nghị, hội thảo,
hội nhập, hội họp, hội thi, hội chợ, hội diễn, đội ngũ, cục diện, quỹ đất, quỹ nhà, tổ chức thực,
tổ chức triển, tổ chức kiểm, tổ chức rà, tổ chức các, tổ chức tuyên, tổ chức tập, tổ chức quán, tổ chức hội,
tổ chức đánh, tổ chức sơ, tổ chức tổng, tổ chức tốt, tổ chức phổ, tổ chức học, tổ chức lấy, tổ chức đối,
tổ chức theo, tổ chức lớp, tổ chức trực, tổ chức lại, tổ chức thăm, tổ chức bộ, tổ chức đào, tổ chức cho,
tổ chức thanh, tổ chức giám, tổ chức làm, tổ chức xây, tổ chức điều, tổ chức tiếp, tổ chức thu, tổ chức biên,
tổ chức bồi, tổ chức lễ, tổ chức cuộc, tổ chức phát, tổ chức vận, tổ chức ký, tổ chức chi, tổ chức quản,
tổ chức rút, tổ chức thi, tổ chức bảo, tổ chức tham, tổ chức nghiên, tổ chức công, tổ chức in, tổ chức góp,
viện trợ, viện phí, thuế suất, xã hội, ngành nghề, vụ việc, vụ án, phòng học, phòng bệnh, phòng cháy,
trung ương lần, nhóm giải, nhóm nhiệm, nhóm nội, thống kê toàn, thống kê số, thống kê các, thanh tra việc,
thanh tra các, thanh tra công vụ, lãnh đạo việc, lãnh đạo thực, lãnh đạo tốt, lãnh đạo các, kiểm toán các,
báo trước, khối lượng, đơn giá, tỉnh táo, thành viên hóa, đội hình, hội đủ, phòng ở, tổ hợp, nhân dân ta,
bảo hiểm thất, trạm dừng, đại biểu hội
""")

# Names of bodies that are verbs as well, and the small words with which the name of the body goes on.
ALSO_VERBS = bag("thống kê, thanh tra, kiểm toán")
AFTER_A_BODY = bag("tỉnh, thành, huyện, sở, bộ, ngành, cấp, cơ, khu, chính, nhà, nhân, nội, trưởng, viên, xây, các")

# Bodies that share a word with a verb: the verb that follows them directly belongs to the name.
NAME_GOES_ON_AFTER = bag("""
ban, văn phòng, trung tâm, ủy ban, uỷ ban, tổ, chi cục, cục, viện, quỹ, phòng, đội, trạm, hạt, đoàn, công ty,
tổng công ty, chi nhánh
""")
NAME_VERBS = bag("""
kiểm tra, giám sát, thanh tra, quản lý, chỉ đạo, đăng ký, hỗ trợ, phát triển, bảo vệ, điều hành, tuyên truyền,
đào tạo, bồi dưỡng, tư vấn, cứu hộ, kiểm định, quan trắc, khai thác, phục vụ, thi hành, xây dựng, giải phóng,
đầu tư, bảo tồn, chuyển đổi, điều phối, giúp, giúp việc, vận động, kiểm soát, thường trực, đấu giá,
phòng chống, tiếp công dân, tiếp công, khảo sát, tìm kiếm, cứu, chuẩn bị, thẩm định, biên tập, biên soạn,
hòa giải, kiểm kê, đánh giá, xử lý, ứng phó, truyền thông, cải cách, sắp xếp, rà soát, thu hồi, bồi thường,
kiểm toán, thống kê, lưu trữ, khuyến, giáo dục, phòng, dịch vụ, trồng, giới thiệu
""")
NOT_PREDICATES = bag("""
tổ chức đảng, tổ chức chính, tổ chức xã, tổ chức khác, tổ chức có, tổ chức liên, tổ chức kinh, tổ chức tín,
tổ chức đoàn, tổ chức thành, tổ chức thuộc, tổ chức trực thuộc, tổ chức tôn, tổ chức cơ, tổ chức được,
trực thuộc, trực tuyến, trực tiếp giao, lập trình, in ấn phẩm, mở rộng của, theo quy, đi lại, giao thông,
thu nhập, chi tiết, chi phí, thường trực tỉnh, thường trực hội, thường trực ủy, trả nợ, ghi chú, chuyển biến,
theo hướng, cứu hỏa, thu hút của, đưa ra, lập luận, theo yêu, theo đúng, chi nhánh, chi bộ, chi cục, chi đoàn,
chi hội, chi ủy, chi uỷ, thi đua của, tăng trưởng, giảm nghèo, cấm kỵ, trình độ, trình tự, báo cáo viên,
tự nhiên, thu ngân
""")
AFTER_GENERIC = bag("""
tham mưu, quản lý, chủ trì, phối hợp, kiểm tra, thanh tra, giám sát, tham gia, thi hành, thẩm định, soạn thảo,
kiểm soát, đăng ký, thực hiện, báo cáo, lãnh đạo, tuyên truyền, cung cấp, giúp
""")
GENERIC = bag("cơ quan, đơn vị, tổ chức, bộ phận, nơi, đồng chí, cá nhân")

# Words with which a predicate surely begins, even inside a relative clause ("các cơ quan được giao … có trách nhiệm").
STRONG = bag("""
có trách nhiệm, chịu trách nhiệm, phải, có nhiệm vụ, chủ trì, cần, có giải pháp, có biện pháp, có kế hoạch,
không được, nghiêm túc, khẩn trương, tiếp tục, thường xuyên, chủ động, tập trung, kịp thời, căn cứ, theo dõi
""")

HARD = bag("có trách nhiệm, chịu trách nhiệm, phải, có nhiệm vụ")

# Words with which a predicate begins: adverbs of directing, then verbs.
PREDICATES = STRONG | bag("""
quyết liệt, tích cực, sẵn sàng, phát triển, hình thành, mở rộng, nhân lên, chấm dứt, khai trương, tuần tra,
canh gác, bám nắm, cắt cử, vận chuyển, thu gom, phun, tiêu hủy, tiêm, khám, cách ly, phục vụ, khảo nghiệm,
quan trắc, đo đạc, cắm mốc, cưỡng chế, giải tỏa, giải thể, sáp nhập, hợp nhất, chỉnh trang, chiếu sáng,
đảm nhiệm, phụ trách, đầu mối, là cơ quan, là đầu mối, làm đầu mối, là đơn vị, thay mặt, đại diện, thẩm duyệt,
tư vấn, hòa giải, hướng nghiệp, chỉnh lý, chỉnh sửa, biên tập, mô tả, tạo lập, tạo môi, giải phóng,
thông qua việc, làm tốt, thực thi, hiện đại hóa, xã hội hóa, cụ thể, rà phá, khuyến cáo, nhắc nhở, yêu cầu các,
bố trí đủ, dành, cam kết, gia hạn, bổ trợ, thông xe, nạo vét, gia cố, tu bổ, chăm bón, nhanh chóng, sớm,
định kỳ, trực tiếp, phối hợp, tham mưu, nghiên cứu, rà soát, xây dựng, ban hành, triển khai, hướng dẫn,
kiểm tra, giám sát, đôn đốc, tổng hợp, báo cáo, trình, đề xuất, bố trí, cân đối, thẩm định, phê duyệt,
cung cấp, cập nhật, công bố, công khai, niêm yết, tuyên truyền, phổ biến, quán triệt, chỉ đạo, lãnh đạo,
đẩy mạnh, đầy mạnh, tăng cường, nâng cao, phát huy, quan tâm, chú trọng, ưu tiên, bảo đảm, đảm bảo, duy trì,
huy động, phân công, giao, yêu cầu, đề nghị, kiến nghị, lập, gửi, nộp, cử, thành lập, kiện toàn, củng cố,
đánh giá, xếp loại, phân loại, xem xét, quyết định, giải quyết, xử lý, khắc phục, chấn chỉnh, tổ chức,
thực hiện, quản lý, sử dụng, vận hành, khai thác, nâng cấp, tích hợp, kết nối, chia sẻ, số hóa, đồng bộ,
chuẩn hóa, tối ưu, hoàn thiện, hoàn thành, hoàn chỉnh, sửa đổi, bổ sung, điều chỉnh, thay thế, bãi bỏ,
cắt giảm, đơn giản, phân cấp, ủy quyền, uỷ quyền, giới thiệu, lựa chọn, bồi dưỡng, đào tạo, tập huấn,
tuyển dụng, biểu dương, khen thưởng, nhân rộng, phát động, ký kết, ký, nắm, nắm bắt, thống kê, thanh tra,
điều tra, xác minh, truy cứu, đấu tranh, ngăn chặn, phòng chống, phòng bệnh, trực ban, trực bảo, trực 24/24,
trực 24/24h, trực 24/7, cấp phát,
cấp bù, cấp giấy, chỉ cho, phòng ngừa, phát hiện, hỗ trợ, giúp, tạo điều kiện, tháo gỡ, thúc đẩy, đẩy nhanh,
đầu tư, giải ngân, thu hồi, bồi thường, di dời, sơ tán, cứu, tìm kiếm, ứng phó, ứng trực, thường trực,
cụ thể hóa, lồng ghép, phân bổ, xuất cấp, chi trả, thanh toán, quyết toán, kiểm soát, kiểm đếm, kiểm kê,
rà soát lại, xác định, xác lập, lấy ý kiến, tiếp thu, giải trình, làm rõ, tiếp nhận, trả lời, phản hồi,
phản ánh, thông báo, thông tin, đăng tải, phát hành, biên soạn, in, phát sóng, đưa, mở, theo, tham gia,
vận động, khuyến khích, hưởng ứng, giữ vững, giữ gìn, bám sát, chấp hành, tuân thủ, thi hành, áp dụng, tự giác,
tự rà soát, tự kiểm tra, gương mẫu, đi, tham dự, chuẩn bị, bàn giao, sắp xếp, cải tạo, sửa chữa, cải cách,
đổi mới, chăm lo, chăm sóc, thăm hỏi, động viên, hủy bỏ, tạm dừng, dừng, cho phép, nghiêm cấm, cấm, hạn chế,
giảm, tăng, mua sắm, trang bị, lắp đặt, kiểm điểm, xử phạt, phân tích, dự báo, cảnh báo, khoanh vùng, giữ,
nhận diện, kêu gọi, liên hệ, trao đổi, thống nhất, công nhận, thu thập, khảo sát, thí điểm, thiết lập, xóa,
bảo vệ, bảo tồn, trồng, phục hồi, khôi phục, đăng ký, kê khai, quy định, quy hoạch, luân chuyển, bổ nhiệm,
điều động, thể chế, tiến hành, phấn đấu, siết chặt, quản trị, điều hành, điều phối, đối thoại, tiếp công dân,
truyền thông, chuyển, chuyển đổi, tính toán, ghi nhận, kiểm định, đấu thầu, đấu giá, nghiệm thu, khởi công,
thi công, hoàn tất, hoàn trả, khẩn cấp, kiên quyết, quyết tâm, nỗ lực, thành thục, đồng thời, tổng kết, sơ kết,
rút kinh nghiệm, hỗ trợ ngay, đặc biệt quan tâm, trả, thu, chi, nghiên cứu kỹ, hợp tác, khởi tố, xét xử,
truy tố, thẩm tra, phê chuẩn, giao ban, họp giao, làm việc với, ghi, lưu trữ, lưu, bảo quản, sao lưu, dự toán,
chuyển giao, tiếp cận, ngăn ngừa, thích ứng, soạn thảo, có văn bản, có ý kiến, có hình thức, có phương án,
có công văn, không để, không tổ chức, không ban hành, tuyệt đối, hằng tháng, hằng quý, hằng năm, hàng tháng,
hàng quý, hàng năm, trong quá trình, thừa ủy quyền, tự, mời, lập danh sách
""")

# Words inside the name that look like predicates and are not, with the word before them.
NOT_AFTER = bag("""
công trình, chương trình, quy trình, lộ trình, giáo trình, tiến trình, hành trình, bầu cử, ứng cử, đề cử,
nguồn thu, số thu, bộ giao, chuyển giao, bàn giao, ngoại giao, tổ trực, ca trực, án đầu, án đầu tư, tư xây,
tư xây dựng, đầu tư phát, tư phát triển, nước phát, thiết bị, chủ đầu, nhà đầu, bộ cụ, kinh phí phục, đất phục,
cuộc vận động, công tác phát triển, quỹ phát triển, quỹ đầu, ban dân, trung tâm phát triển, hợp tác phát,
công lập, thành lập, quốc phòng, văn phòng, độc lập, đối lập, tái lập, báo chí phát, cơ sở theo,
cán bộ lãnh đạo, lãnh đạo quản lý, ban chỉ đạo, ban tổ chức, ban kiểm tra, ban quản lý, ban thường trực,
bí thư thường trực, chủ tịch thường trực, thành viên thường trực, cơ quan thường trực, trực thuộc trực,
các tổ chức, quan tổ chức, và tổ chức, của tổ chức, những tổ chức, hoặc tổ chức, mỗi tổ chức, là tổ chức,
từng tổ chức, nhân tổ chức, ủy quyền, bảo hiểm chi, sở giáo, công chức lãnh đạo, văn phòng đăng ký,
viên chức quản lý, bộ quản lý, nhà quản lý, người quản lý, bộ theo, hợp tác, xã hợp tác, liên minh hợp tác,
trường trực, phó trực, bí thư chi, các chi, công tác phối hợp, tỉnh theo, ngành theo, chi cục quản lý,
chi cục kiểm, cục quản lý, cục thi, trung cấp, chính quyền các cấp, cơ quan báo, hội bảo vệ, quỹ bảo vệ,
quỹ hỗ trợ, ngân hàng phát, công ty in, thị thực
""")

# Words that cannot belong to the name of a body in a clause; the name ends before them.
STOPS = bag("""
để, nhằm, khi, nếu, mà, đã, đang, sẽ, là, với, cho, về, đến, theo, bằng, do, vì, nên, thì, như, vẫn, còn, chưa,
không, rất, qua, sau, trước, tại buổi, đều, hãy, ngay, cũng, mới, trên cơ sở, căn cứ, trong đó, cụ thể, gồm,
bao gồm, gồm có
""")
INSIDE_AFTER_IN = bag("toàn, tỉnh, hệ, ngành, khối, thành, cả, xã, khu, lực")  # "trong toàn tỉnh"
ASIDES = bag("nhất là, trước hết là, trước hết, đặc biệt là, trong đó có, đặc biệt")
GIVING = bag("""
giao, yêu cầu, đề nghị, phân công, ủy quyền, uỷ quyền, kiến nghị, chỉ đạo, kêu gọi, phân công cho, giao cho,
tiếp tục giao, thống nhất giao, trân trọng đề nghị, đồng ý giao, lưu ý, cử, yêu cầu các, nhắc nhở
""")
ISSUERS = bag("""
ủy ban nhân dân, uỷ ban nhân dân, ubnd, chủ tịch, ban thường vụ, thường trực, tỉnh ủy, tỉnh uỷ, thành ủy,
thành uỷ, thủ tướng, phó thủ tướng, chính phủ, bộ trưởng, ban bí thư, bộ chính trị, đảng ủy, đảng uỷ,
ban chấp hành, hội đồng nhân dân, giám đốc, phó chủ tịch, bí thư, đồng chí, văn phòng chính phủ,
tổng thanh tra, thống đốc, ban chỉ đạo, ban tổ chức, ủy ban, sở, bộ, ban, hội đồng, ban cán sự
""")

# Words before a clause that say nothing about who does what.
LEAD_INS = bag("""
đồng thời, bên cạnh đó, ngoài ra, trong đó, đặc biệt, mặt khác, cùng với đó, song song đó, theo đó, trước mắt,
cụ thể, từ nay, riêng, hơn nữa, cùng với việc, tuy nhiên, trước hết, nhất là, về lâu dài, do đó, vì vậy,
chính vì vậy, trên cơ sở đó
""")
