"""Văn bản mẫu. Invented directives of the province An Lạc; no real persons or bodies."""

# ruff: noqa: E501 - the lines are those of the papers

DISPATCH = """TỈNH ỦY AN LẠC

*
Số 412-CV/TU

V/v chấn chỉnh chế độ báo cáo,
theo dõi nhiệm vụ được giao

ĐẢNG CỘNG SẢN VIỆT NAM

An Lạc, ngày 12 tháng 5 năm 2026

Kính gửi:

- Các ban xây dựng Đảng của Tỉnh ủy;

- Đảng ủy Ủy ban nhân dân tỉnh;

- Các đảng ủy xã, phường trực thuộc Tỉnh ủy.

Thời gian qua, việc theo dõi, đôn đốc thực hiện nhiệm vụ được giao của các cơ quan, đơn vị đã có chuyển biến. Tuy nhiên, một số nơi báo cáo còn chậm, chất lượng chưa cao, chưa nêu rõ nguyên nhân và trách nhiệm.

Thực hiện Kết luận số 21-KL/TW ngày 25 tháng 10 năm 2021 của Ban Chấp hành Trung ương Đảng, Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy, cơ quan, đơn vị thực hiện tốt một số nội dung sau:

1. Về chế độ báo cáo

1.1. Văn phòng Tỉnh ủy chủ trì, phối hợp với Ban Tổ chức Tỉnh ủy xây dựng mẫu báo cáo thống nhất, trình Thường trực Tỉnh ủy trước ngày 15 tháng 6 năm 2026.

1.2. Các đảng ủy xã, phường báo cáo kết quả thực hiện nhiệm vụ về Văn phòng Tỉnh ủy trước ngày 20 hằng tháng.

2. Về theo dõi, đôn đốc

2.1. Ủy ban Kiểm tra Tỉnh ủy chủ trì, phối hợp với Ban Nội chính Tỉnh ủy kiểm tra, giám sát việc chấp hành thời hạn; kịp thời kiến nghị xử lý tổ chức, cá nhân để nhiệm vụ chậm tiến độ mà không có lý do chính đáng, báo cáo Ban Thường vụ Tỉnh ủy trong quý III năm 2026.

2.2. Giao Đảng ủy Ủy ban nhân dân tỉnh lãnh đạo Ủy ban nhân dân tỉnh chỉ đạo các sở, ban, ngành rà soát nhiệm vụ quá hạn, lập danh sách gửi Văn phòng Tỉnh ủy chậm nhất ngày 30 tháng 5 năm 2026.

a) Sở Nội vụ tổng hợp nhiệm vụ quá hạn của các sở, báo cáo Ủy ban nhân dân tỉnh trước ngày 25 tháng 5 năm 2026;

b) Sở Khoa học và Công nghệ xây dựng phần mềm theo dõi nhiệm vụ, hoàn thành trong năm 2026.

3. Giao Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện Công văn này, định kỳ báo cáo Thường trực Tỉnh ủy.

Nơi nhận:

- Như trên;
- Thường trực Tỉnh ủy;
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Đinh Văn Khoa
"""

ANNEX = """PHỤ LỤC

TT | Nội dung | Chủ trì | Phối hợp | Thời gian | Sản phẩm
1 | Xây dựng mẫu báo cáo thống nhất toàn tỉnh | Văn phòng Tỉnh ủy | Ban Tổ chức Tỉnh ủy | Trước ngày 15/6/2026 | Mẫu báo cáo
2 | Rà soát nhiệm vụ quá hạn | Sở Nội vụ | Các sở, ban, ngành | Quý III/2026 | Danh sách
3 | Tập huấn cán bộ theo dõi nhiệm vụ ở xã, phường | Trường Chính trị tỉnh | Các xã, phường | Tháng 9/2026 | Lớp tập huấn
"""

NUMBERED = [
    (0, "Về chế độ báo cáo"),
    (1, "Văn phòng Tỉnh ủy xây dựng mẫu báo cáo."),
    (1, "Sở Nội vụ tổng hợp nhiệm vụ quá hạn."),
    (0, "Về theo dõi, đôn đốc"),
    (1, "Ủy ban Kiểm tra Tỉnh ủy kiểm tra việc chấp hành."),
]
